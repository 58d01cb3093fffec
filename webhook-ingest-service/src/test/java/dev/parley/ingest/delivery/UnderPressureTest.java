package dev.parley.ingest.delivery;

import static dev.parley.ingest.livekit.LiveKitWebhookFixtures.authorization;
import static dev.parley.ingest.livekit.LiveKitWebhookFixtures.participantLeft;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// More at once than can be stored, a database that does not answer, and senders who take their time.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@TestProfile(TightLimits.class)
class UnderPressureTest {
    private final String room = "room-" + UUID.randomUUID();

    @Test
    void whatCannotBeStoredIsToBeSentAgainAndNothingIsSaidTwice() throws SQLException {
        try (var client = HttpClient.newHttpClient(); var holder = Database.connect("postgres")) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE ingest.delivery IN EXCLUSIVE MODE");
            var answers = IntStream.range(0, 40).mapToObj(_ -> post(client)).toList();
            var atTheSeeds = given().header("X-Webhook-Secret", "a secret of the seeds")
                    .body("{\"event_type\":\"conversation_ended\",\"conversation_id\":\"" + room + "\"}")
                    .post("/functions/v1/tavus-webhook");
            var first = answers.stream().map(CompletableFuture::join).toList();
            holder.rollback();

            assertThat(first).extracting(HttpResponse::statusCode).containsOnly(503);
            assertThat(first).allSatisfy(answer -> {
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(answer.body()).contains("send it again");
            });
            atTheSeeds.then().statusCode(503).body("success", equalTo(false));
            assertThat(first).anyMatch(answer -> answer.body().contains("Too many"));
            assertThat(StoredDeliveries.of(room)).hasSizeLessThanOrEqualTo(40);
            var before = StoredDeliveries.of(room).size();
            assertThat(post(client).join().statusCode()).isEqualTo(200);
            assertThat(StoredDeliveries.of(room)).hasSize(before + 1);
        }
    }

    @Test
    void aBodyThatTricklesIsNotWaitedFor() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                    POST /webhooks/livekit HTTP/1.1\r
                    Host: x\r
                    Content-Length: 1000\r
                    \r
                    {"event":""".getBytes(UTF_8));

            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("The body took too long to arrive");
        }
    }

    @Test
    void aRequestThatStopsInItsHeadersIsNotWaitedFor() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("POST /webhooks/livekit HTTP/1.1\r\nHost: x\r\nX-".getBytes(UTF_8));

            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    private CompletableFuture<HttpResponse<String>> post(HttpClient client) {
        var body = participantLeft("EV_" + UUID.randomUUID(), room);
        return client.sendAsync(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + RestAssured.port + "/webhooks/livekit"))
                .header("Authorization", authorization(body))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
