package dev.parley.voice.assistant.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests and answers as the voice seed printed them. What an answer says of one session in particular is put
/// into the seed's words before they are compared.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class SeedPairsTest {
    @Inject
    ObjectMapper json;

    @BeforeEach
    void everybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
    }

    @Test
    void theRootIsWordForWord() throws IOException {
        assertThat(answer(given().get("/"))).isEqualTo(seed("root.answer"));
    }

    @Test
    void healthHasTheSeedsFields() throws IOException {
        var health = answer(given().get("/health"));

        assertThat(health.get("livekit_url").asText()).startsWith("ws");
        assertThat(health.put("livekit_url", "wss://...")).isEqualTo(seed("health.answer"));
    }

    @Test
    void aStartIsAnsweredInTheSeedsForm() throws IOException {
        var started = answer(asService().body(seed("start.request").toString()).post("/api/session/start"));

        assertThat(started.get("sessionId").asText()).matches("session_\\d{10}_[a-z0-9]+");
        assertThat(started.get("token").asText()).startsWith("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.");
        assertThat(started.get("roomName")).isEqualTo(started.get("sessionId"));
        var expected = (ObjectNode) seed("start.answer");
        assertThat(names(started)).isEqualTo(names(expected));
        for (var name : List.of("success", "message")) {
            assertThat(started.get(name)).isEqualTo(expected.get(name));
        }
    }

    @Test
    void anEndIsAnsweredInTheSeedsForm() throws IOException {
        var session = answer(asService().body(seed("start.request").toString()).post("/api/session/start"))
                .get("sessionId").asText();
        Database.execute(
                "UPDATE voice.voice_session SET started_at = started_at - interval '124.5 seconds' WHERE id = ?",
                session);

        var ended = asService().body("{\"sessionId\": \"" + session + "\"}").post("/api/session/end").then()
                .statusCode(200).extract().asString().replace(session, "session_123");

        var expected = seed("end.answer");
        var seconds = json.readTree(ended).at("/details/durationSeconds").asInt();
        assertThat(seconds).isBetween(124, 179);
        ((ObjectNode) expected.get("details")).put("durationSeconds", seconds);
        assertThat(json.readTree(ended)).isEqualTo(json.readTree(expected.toString()));
    }

    @Test
    void anUnknownSessionIsAnsweredWordForWord() throws IOException {
        var answer = asService().body("{\"sessionId\": \"session_123\"}").post("/api/session/end").then()
                .statusCode(404)
                .extract().asString();

        assertThat(json.readTree(answer)).isEqualTo(seed("end-unknown.answer"));
    }

    private static RequestSpecification asService() {
        return given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON);
    }

    private ObjectNode answer(Response response) throws IOException {
        return (ObjectNode) json.readTree(response.then().statusCode(200).extract().asString());
    }

    private JsonNode seed(String name) throws IOException {
        return json.readTree(SeedPairsTest.class.getResource("/seed/" + name + ".json"));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(field -> field.getKey()).sorted().toList();
    }
}
