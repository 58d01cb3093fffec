package dev.parley.sandbox.livekit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Recordings;
import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.Shape;
import dev.parley.sandbox.livekit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TwirpRecordingTest extends SandboxTest {
    private static final String READ_ONLY = "{\"roomList\":true}";

    /// One test, because each recorded call builds on those before it.
    @Test
    void everyRecordedCallIsAnsweredAsTheRealServerDid() {
        var ourIds = new HashMap<String, String>();
        for (var recorded : Recordings.twirp()) {
            var label = recorded.path("label").asText();
            advanceMs(waitedBefore(label));
            var authorization = authorizationOf(label, recorded.at("/request/room").asText());
            var request = RestAssured.given().contentType(ContentType.JSON)
                    .body(bodyOf(recorded.path("request"), ourIds));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }

            var response = request.post("/twirp/livekit." + recorded.path("method").asText());

            assertThat(response.statusCode()).as(label).isEqualTo(recorded.path("status").asInt());
            assertThat(response.contentType()).as(label).isEqualTo(recorded.path("content_type").asText());
            assertAlike(label, recorded, response.asString(), authorization);
            if (recorded.path("method").asText().endsWith("/CreateDispatch")) {
                ourIds.put(Recordings.parse(recorded.path("body").asText()).path("id").asText(), response.path("id"));
            }
        }
    }

    private static void assertAlike(String label, JsonNode recorded, String body, String authorization) {
        var expected = recorded.path("body").asText();
        if (recorded.path("status").asInt() == 200) {
            assertThat(Shape.of(Recordings.parse(body))).as(label)
                    .isEqualTo(Shape.of(Recordings.parse(expected)));
        } else if (expected.startsWith("{")) {
            assertThat(Recordings.parse(body)).as(label).isEqualTo(Recordings.parse(expected));
        } else {
            assertThat(body).as(label).isEqualTo(
                    expected.replaceFirst("eyJ[^,]+", authorization.replace("Bearer ", "")));
        }
    }

    /// A request may name a dispatch that the recorded server made: ours has another id.
    private static String bodyOf(JsonNode request, Map<String, String> ourIds) {
        if (request instanceof ObjectNode fields && fields.has("dispatchId")) {
            var recordedId = fields.path("dispatchId").asText();
            fields.put("dispatchId", ourIds.getOrDefault(recordedId, recordedId));
        }
        return request.isTextual() ? request.asText() : request.toString();
    }

    private static String authorizationOf(String label, String room) {
        return switch (label) {
            case "no token" -> "";
            case "no bearer" -> Tokens.with(READ_ONLY);
            case "garbage token" -> "Bearer garbage";
            case "unknown key" -> "Bearer " + Tokens.signed("nokey", "secret", READ_ONLY, "");
            case "wrong secret" -> "Bearer " + Tokens.signed("devkey", "other", READ_ONLY, "");
            case "missing grant" -> "Bearer " + Tokens.with(READ_ONLY);
            case "other room's admin" -> "Bearer " + Tokens.forEverything("other");
            case "delete with admin only" -> "Bearer " + Tokens.with("{\"roomAdmin\":true,\"room\":\"rec2\"}");
            default -> "Bearer " + Tokens.forEverything(room);
        };
    }

    /// Milliseconds. The recorder waited at least as long, but for the second pair of agents: all in all the test must
    /// not reach the ten seconds after which the room "rec2" closes, until it is to have closed.
    private static int waitedBefore(String label) {
        return switch (label) {
            case "list dispatch after 0.1s" -> 100;
            case "list dispatch after 1s", "participants with two agents" -> 900;
            case "list dispatch after 2s" -> 1_000;
            case "metadata" -> 9_000;
            default -> 1;
        };
    }
}
