package dev.parley.sandbox.edge;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;

import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.livekit.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Calls that go wrong, as a client meets them.
@QuarkusTest
class CallFaultsTest extends SandboxTest {
    private static final String CREATE = "POST /v2/conversations";

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource
    URI sandbox;

    @Test
    void aFailureBeforeTheWorkLeavesNothingBehind() throws Exception {
        order(CREATE, "\"fault\":\"fail\",\"status\":503,\"times\":1");

        var failed = create();

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.body()).isEqualTo("{\"error\":\"The vendor has trouble\"}");
        assertThat(conversations()).isZero();
        assertThat(create().statusCode()).isEqualTo(200);
    }

    @Test
    void aFailureAfterTheWorkLeavesWhatWasDone() throws Exception {
        order(CREATE, "\"fault\":\"fail\",\"status\":500,\"done\":true");

        assertThat(create().statusCode()).isEqualTo(500);

        assertThat(conversations()).isOne();
    }

    @Test
    void eachVendorFailsInItsOwnShape() {
        misbehave("""
                {"calls": [{"vendor": "livekit", "call": "*", "fault": "fail", "status": 429, "times": 1},
                           {"vendor": "livekit", "call": "*", "fault": "fail", "status": 502},
                           {"vendor": "elevenlabs", "call": "*", "fault": "fail", "status": 429}]}""");

        twirp("RoomService/ListRooms", Tokens.forEverything("r"), "{}").then()
                .statusCode(429).body("code", equalTo("resource_exhausted"));
        twirp("RoomService/ListRooms", Tokens.forEverything("r"), "{}").then()
                .statusCode(502).body("code", equalTo("internal"));
        get("/v1/convai/conversations").then().statusCode(429).body("detail.status", equalTo("system_busy"));
    }

    @Test
    void aHangingCallIsNotAnswered() throws Exception {
        order(CREATE, "\"fault\":\"hang\",\"done\":true");

        var pending = createLater();
        await().untilAsserted(() -> assertThat(conversations()).isOne());
        var other = client.send(request("/sandbox/time").GET().build(), BodyHandlers.ofString());

        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(pending).isNotDone();
        pending.cancel(true);
        await().untilAsserted(() -> get("/sandbox/calls").then().body("fault", contains("hang")));
    }

    @Test
    void aResetConnectionIsGoneWithoutAnAnswer() throws Exception {
        order(CREATE, "\"fault\":\"reset\"");

        try (var socket = new Socket(sandbox.getHost(), sandbox.getPort())) {
            socket.getOutputStream().write("POST /v2/conversations HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
                    .getBytes());
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
        assertThat(conversations()).isZero();
    }

    @Test
    void aResetAfterTheWorkLeavesWhatWasDone() {
        order(CREATE, "\"fault\":\"reset\",\"done\":true");

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);

        assertThat(conversations()).isOne();
    }

    @Test
    void aTruncatedAnswerPromisesMoreThanItHolds() {
        order(CREATE, "\"fault\":\"truncate\"");

        assertThatThrownBy(this::create).isInstanceOf(IOException.class).rootCause().isInstanceOf(EOFException.class);

        assertThat(conversations()).isOne();
    }

    @Test
    void anAnswerWithoutABodyCannotBeTruncated() throws Exception {
        var id = tavus("/v2/conversations", "{\"replica_id\":\"r1\"}").path("conversation_id");
        order("DELETE /v2/conversations/*", "\"fault\":\"truncate\"");

        assertThatThrownBy(() -> client.send(request("/v2/conversations/" + id)
                .header("x-api-key", "sandbox-tavus-key").DELETE().build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aTruncatedTwirpAnswerIsTruncatedToo() throws Exception {
        misbehave("{\"calls\": [{\"vendor\": \"livekit\", \"call\": \"*\", \"fault\": \"truncate\"}]}");

        try (var socket = new Socket(sandbox.getHost(), sandbox.getPort())) {
            socket.getOutputStream().write(("""
                    POST /twirp/livekit.RoomService/ListRooms HTTP/1.1\r
                    Host: x\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: 2\r
                    \r
                    {}""").formatted(Tokens.forEverything("r")).getBytes());
            assertThat(new String(socket.getInputStream().readAllBytes())).contains("content-length: 12").endsWith(
                    "{\"room");
        }
    }

    @Test
    void aSlashAtTheEndDoesNotEscape() {
        order(CREATE, "\"fault\":\"fail\",\"status\":503");

        tavus("/v2/conversations/", "{\"replica_id\":\"r1\"}").then().statusCode(503);
    }

    @Test
    void noDelayIsNoDelay() throws Exception {
        order(CREATE, "\"fault\":\"delay\",\"delay_ms\":0");

        assertThat(create().statusCode()).isEqualTo(200);
    }

    @Test
    void aHandshakeCanFailToo() {
        misbehave("""
                {"calls": [{"vendor": "elevenlabs", "call": "GET /v1/convai/conversation", "fault": "fail",
                            "status": 503, "times": 1}]}""");

        assertThatThrownBy(this::talk).hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThat(talk().getSubprotocol()).isEqualTo("convai");
        await().untilAsserted(() -> get("/sandbox/calls").then().body("status", contains(503, 101)));
    }

    @Test
    void aDelayedHandshakeIsMadeInTheEnd() {
        misbehave("""
                {"calls": [{"vendor": "elevenlabs", "call": "GET /v1/convai/conversation", "fault": "delay",
                            "delay_ms": 50}]}""");

        assertThat(talk().getSubprotocol()).isEqualTo("convai");
    }

    private WebSocket talk() {
        return client.newWebSocketBuilder().subprotocols("convai").buildAsync(
                URI.create("ws://" + sandbox.getAuthority() + "/v1/convai/conversation?agent_id=agent_public"),
                new WebSocket.Listener() {
                }).join();
    }

    @Test
    void aDelayedCallIsAnsweredInTheEnd() throws Exception {
        order(CREATE, "\"fault\":\"delay\",\"delay_ms\":50");

        assertThat(create().statusCode()).isEqualTo(200);

        assertThat(conversations()).isOne();
        get("/sandbox/calls").then().body("ms", contains(greaterThanOrEqualTo(50)));
    }

    @Test
    void whatWasSpoiltIsOnRecord() throws Exception {
        order(CREATE, "\"fault\":\"fail\",\"status\":503,\"times\":1");
        create();
        create();

        get("/sandbox/calls").then().body("fault", contains("fail", null)).body("status", contains(503, 200));
        get("/sandbox/misbehaviour").then()
                .body("calls", hasSize(1))
                .body("calls[0].on", equalTo(CREATE))
                .body("calls[0].met", equalTo(2))
                .body("calls[0].struck", equalTo(1));
    }

    @Test
    void aCallThatIsNeverAnsweredIsOnRecordOnceTheCallerGaveUp() {
        order(CREATE, "\"fault\":\"reset\"");
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);

        await().untilAsserted(() -> get("/sandbox/calls").then().body("fault", contains("reset")).body("status",
                contains((Integer) null)));
    }

    @Test
    void behavingAgainIsOneCall() throws Exception {
        order(CREATE, "\"fault\":\"fail\"");

        given().delete("/sandbox/misbehaviour").then().statusCode(200).body("calls", empty());

        assertThat(create().statusCode()).isEqualTo(200);
    }

    @Test
    void ordersThatMakeNoSenseAreRefused() {
        given().body("{\"calls\": [{}]}").put("/sandbox/misbehaviour").then()
                .statusCode(400)
                .body("detail", equalTo("Invalid vendor: it must be one of tavus, livekit, elevenlabs"));
    }

    private static void order(String call, String rest) {
        misbehave("{\"calls\": [{\"vendor\": \"tavus\", \"call\": \"%s\", %s}]}".formatted(call, rest));
    }

    private static void misbehave(String orders) {
        given().contentType(ContentType.JSON).body(orders).put("/sandbox/misbehaviour").then().statusCode(200);
    }

    private HttpResponse<String> create() throws IOException, InterruptedException {
        return client.send(creation(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> createLater() {
        return client.sendAsync(creation(), BodyHandlers.ofString());
    }

    private HttpRequest creation() {
        return request("/v2/conversations").header("x-api-key", "sandbox-tavus-key")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"replica_id\":\"r1\"}"))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(sandbox.resolve(path)).version(HttpClient.Version.HTTP_1_1);
    }

    private static int conversations() {
        return get("/sandbox/tavus/conversations").jsonPath().getList("$").size();
    }
}
