package dev.parley.ingest;

import static dev.parley.ingest.livekit.LiveKitWebhookFixtures.authorization;
import static dev.parley.ingest.livekit.LiveKitWebhookFixtures.participantLeft;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ingest.delivery.StoredDeliveries;
import dev.parley.ingest.livekit.LiveKitWebhookFixtures;
import dev.parley.ingest.proof.Refusal;
import dev.parley.ingest.proof.RefusalLog;
import dev.parley.ingest.proof.RefusalReason;
import dev.parley.test.ParleyPlatform;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What nobody should send, and somebody will. Nothing of it is stored.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class BadInputTest {
    private static final String PATH = "/webhooks/livekit";

    @Inject
    RefusalLog refusals;
    @Inject
    MeterRegistry metrics;
    private long storedBefore;
    private String room;
    private String body;

    @BeforeEach
    void lookBefore() {
        storedBefore = StoredDeliveries.count();
        room = "room-" + UUID.randomUUID();
        body = participantLeft("EV_" + UUID.randomUUID(), room);
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(StoredDeliveries.count()).isEqualTo(storedBefore);
    }

    @Test
    void anEmptyBody() {
        signed(new byte[0]).statusCode(400).body("detail", equalTo("Invalid JSON payload"));
        given().header("Authorization", authorization("")).post(PATH).then().statusCode(400);
    }

    @Test
    void jsonThatSaysNothing() {
        for (var nothing : new String[]{"{}", "[]", "null", "\"\"", "{\"event\":", "  "}) {
            signed(nothing.getBytes(UTF_8)).statusCode(400).body("detail", equalTo("Invalid JSON payload"));
        }
    }

    @Test
    void twoMebibytes() {
        var huge = "{\"event\":\"x\",\"pad\":\"" + "x".repeat(2 << 20) + "\"}";
        signed(huge.getBytes(UTF_8)).statusCode(413).body("detail", equalTo("The body is too large"));
    }

    /// It announces no length, so it is cut off where the limit is.
    @Test
    void twoMebibytesInPieces() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            var out = socket.getOutputStream();
            out.write("""
                    POST /webhooks/livekit HTTP/1.1\r
                    Host: x\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.getBytes(UTF_8));
            var chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(UTF_8);
            try {
                for (var n = 0; n < 32; n++) {
                    out.write(chunk);
                }
            } catch (IOException _) {
                // It may have hung up already.
            }
            assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void gzip() throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body.getBytes(UTF_8));
        }
        given().header("Authorization", LiveKitWebhookFixtures.authorization(compressed.toByteArray()))
                .header("Content-Encoding", "gzip").contentType("application/json").body(compressed.toByteArray())
                .post(PATH).then().statusCode(400).body("detail", equalTo("Invalid JSON payload"));
    }

    @Test
    void aHundredThousandBracketsInEachOther() {
        signed(("{\"event\":\"x\",\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(UTF_8))
                .statusCode(400);
    }

    @Test
    void invalidUtf8() {
        var latin = body.replace("john_doe", "j?hn").getBytes(UTF_8);
        for (var n = 0; n < latin.length; n++) {
            if (latin[n] == '?') {
                latin[n] = (byte) 0xF6;
            }
        }
        signed(latin).statusCode(400);
    }

    @Test
    void aNumberOfAHundredThousandDigits() {
        signed(("{\"event\":\"x\",\"n\":" + "9".repeat(100_000) + "}").getBytes(UTF_8)).statusCode(400);
    }

    @Test
    void aFormInsteadOfJson() {
        given().config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", authorization("event=x")).contentType("application/x-www-form-urlencoded")
                .body("event=x").post(PATH).then().statusCode(400);
    }

    @Test
    void aSignatureOverAnIndentedBody() throws JsonProcessingException {
        var indented = new ObjectMapper().readTree(body).toPrettyString();
        post(authorization(body), indented.getBytes(UTF_8)).statusCode(401)
                .body("detail", equalTo("Invalid webhook signature"));

        assertThat(refusals.latest(1)).extracting(Refusal::reason)
                .containsExactly(RefusalReason.BODY_RE_SERIALISED);
    }

    @Test
    void anOldSignatureOnceMore() {
        post(LiveKitWebhookFixtures.authorization(body, Instant.now().minusSeconds(3600)), body.getBytes(UTF_8))
                .statusCode(401);

        assertThat(refusals.latest(1)).extracting(Refusal::reason).containsExactly(RefusalReason.CLOCK);
    }

    @Test
    void aRefusalIsRememberedByItsNetworkAndWithoutABody() {
        given().header("X-Forwarded-For", "203.0.113.77").header("Authorization", authorization("devkey", "x", body))
                .body(body).post(PATH).then().statusCode(401);

        var refusal = refusals.latest(1).getFirst();
        assertThat(refusal.source()).isEqualTo("203.0.113.0/24");
        assertThat(refusal.reason()).isEqualTo(RefusalReason.WRONG_KEY);
        assertThat(refusal.toString()).doesNotContain(room, "john_doe");
    }

    @Test
    void whoKeepsOnGuessingIsToldToWaitAndOthersAreNot() {
        for (var n = 0; n < 60; n++) {
            guess("198.51.100.1").statusCode(401);
        }
        guess("198.51.100.200").statusCode(429).header("Retry-After", Integer::parseInt,
                lessThanOrEqualTo(60));
        guess("198.51.101.1").statusCode(401);
    }

    /// As a guard against memory and metrics that grow with what strangers make up.
    @Test
    void conversationsThatNobodyKnowsLeaveNoLabelBehind() {
        for (var n = 0; n < 100; n++) {
            given().header("X-Forwarded-For", "10.0." + n + ".1").body("{\"conversation_id\":\"c" + n + "\"}")
                    .post("/webhooks/tavus/made-up-" + n);
            given().post("/webhooks/made-up-" + n);
        }

        assertThat(metrics.getMeters()).hasSizeLessThan(1000)
                .noneMatch(meter -> meter.getId().getTags().toString().contains("made-up"));
    }

    private ValidatableResponse guess(String address) {
        return given().header("X-Forwarded-For", address).header("Authorization", "guess").body(body).post(PATH)
                .then();
    }

    private static ValidatableResponse signed(byte[] body) {
        return post(LiveKitWebhookFixtures.authorization(body), body);
    }

    private static ValidatableResponse post(String authorization, byte[] body) {
        return given().header("Authorization", authorization).contentType("application/webhook+json").body(body)
                .post(PATH).then();
    }
}
