package dev.parley.system;

import static dev.parley.test.VendorSandbox.livekitToken;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A thousand conversations in the vendor sandbox at once, as `./parley up` starts it.
class BusySandboxTest {
    private static final int OF_EACH_VENDOR = 334;
    private static final long RESIDENT_MIB_MAX = 512;
    /// Callers at a time, so that the connections are those of a busy suite and not of an attack.
    private static final int CALLERS = 32;

    private final HttpClient browser = HttpClient.newHttpClient();
    private Audience audience;
    private SandboxProcess sandbox;

    @BeforeEach
    void start() throws Exception {
        audience = new Audience();
        sandbox = SandboxProcess.start(Map.of(
                "SANDBOX_TAVUS_CONCURRENT_MAX", "1000",
                "SANDBOX_LIVEKIT_WEBHOOK_URLS", audience.at("/livekit").toString(),
                "SANDBOX_ELEVENLABS_CONCURRENT_MAX", "1000",
                "SANDBOX_ELEVENLABS_WEBHOOK_URL", audience.at("/elevenlabs").toString()));
    }

    @AfterEach
    void end() {
        if (sandbox != null) {
            sandbox.close();
        }
        audience.close();
    }

    @Test
    void aThousandConversationsAtOnceAreToldAndFitIntoHalfAGibibyte() throws Exception {
        // Given
        var tavus = atOnce(_ -> beginWithTavus());
        var rooms = atOnce(this::beginWithLiveKit);
        var sockets = atOnce(_ -> beginWithElevenLabs());
        await().atMost(60, SECONDS).untilAsserted(() -> {
            assertThat(inState("/sandbox/tavus/conversations", "status", "active")).isEqualTo(OF_EACH_VENDOR);
            assertThat(peopleAndAgents()).isEqualTo(2 * OF_EACH_VENDOR);
            assertThat(inState("/sandbox/elevenlabs/conversations", "status", "in-progress"))
                    .isEqualTo(OF_EACH_VENDOR);
        });

        // When
        each(tavus, id -> control("/tavus/conversations/" + id + "/leave", Map.of()));
        each(rooms, room -> control("/livekit/rooms/" + room + "/leave", Map.of("identity", "test")));
        each(sockets, socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join());
        control("/time/advance", Map.of("seconds", 30));

        // Then
        await().atMost(60, SECONDS).untilAsserted(() -> {
            assertThat(audience.heardAt("/tavus")).as("joined twice, shutdown, transcript")
                    .isEqualTo(4 * OF_EACH_VENDOR);
            assertThat(audience.heardAt("/livekit")).as("room started and finished, two joined, two left")
                    .isEqualTo(6 * OF_EACH_VENDOR);
            assertThat(audience.heardAt("/elevenlabs")).as("transcript").isEqualTo(OF_EACH_VENDOR);
        });
        assertThat(sandbox.residentMibMax()).as("resident MiB at most").isLessThan(RESIDENT_MIB_MAX);
    }

    private String beginWithTavus() {
        String id = vendors().header("x-api-key", "sandbox-tavus-key")
                .body(Map.of("replica_id", "r1", "callback_url", audience.at("/tavus").toString()))
                .post("/v2/conversations").then().statusCode(200).extract().path("conversation_id");
        control("/tavus/conversations/" + id + "/join", Map.of("name", "Anna"));
        control("/tavus/conversations/" + id + "/speak", Map.of("role", "user", "text", "Hello. ".repeat(20)));
        return id;
    }

    private String beginWithLiveKit(int number) {
        var room = "busy-" + number;
        vendors().auth().oauth2(livekitToken("{\"roomAdmin\":true,\"room\":\"%s\"}".formatted(room)))
                .body(Map.of("room", room, "agent_name", "voice-agent"))
                .post("/twirp/livekit.AgentDispatchService/CreateDispatch").then().statusCode(200);
        control("/livekit/rooms/" + room + "/join",
                Map.of("token", livekitToken("{\"roomJoin\":true,\"room\":\"%s\"}".formatted(room))));
        return room;
    }

    private WebSocket beginWithElevenLabs() {
        String url = vendors().header("xi-api-key", "sandbox-elevenlabs-key").queryParam("agent_id", "agent")
                .get("/v1/convai/conversation/get-signed-url").then().statusCode(200).extract().path("signed_url");
        var socket = browser.newWebSocketBuilder().subprotocols("convai")
                .buildAsync(URI.create(url), new WebSocket.Listener() {
                }).join();
        socket.sendText("{\"type\":\"conversation_initiation_client_data\"}", true).join();
        socket.sendText("{\"type\":\"user_message\",\"text\":\"Hello.\"}", true).join();
        return socket;
    }

    private long inState(String path, String field, String state) {
        return vendors().get(path).jsonPath().<String>getList(field).stream().filter(state::equals).count();
    }

    private int peopleAndAgents() {
        return vendors().get("/sandbox/livekit/rooms").jsonPath().getList("participants.flatten()").size();
    }

    private Response control(String path, Map<String, ?> body) {
        return vendors().body(body).post("/sandbox" + path).then().statusCode(200).extract().response();
    }

    private RequestSpecification vendors() {
        return given().baseUri(sandbox.address().toString()).contentType(ContentType.JSON);
    }

    private static <T> List<T> atOnce(IntFunction<T> begin) throws InterruptedException, ExecutionException {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var begun = new ArrayList<T>();
            for (var call : callers.invokeAll(IntStream.range(0, OF_EACH_VENDOR)
                    .mapToObj(i -> (Callable<T>) () -> begin.apply(i))
                    .toList())) {
                begun.add(call.get());
            }
            return begun;
        }
    }

    private static <T> void each(List<T> all, Consumer<T> act) throws InterruptedException, ExecutionException {
        atOnce(i -> {
            act.accept(all.get(i));
            return i;
        });
    }

}
