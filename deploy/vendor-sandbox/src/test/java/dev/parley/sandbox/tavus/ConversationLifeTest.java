package dev.parley.sandbox.tavus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.sandbox.Receiver.Delivery;
import dev.parley.sandbox.SandboxTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConversationLifeTest extends SandboxTest {

    @Test
    void aWholeConversationIsToldInOrder() {
        var id = create("\"conversational_context\":\"Anna likes tea.\",\"custom_greeting\":\"Hello Anna.\"");

        control(path(id, "join"), "{\"name\":\"Anna\"}").then().statusCode(200).body("joined", equalTo(1));
        control(path(id, "speak"), "{\"role\":\"user\",\"text\":\"Hello.\"}").then().statusCode(200);
        control(path(id, "speak"), "{\"role\":\"assistant\",\"text\":\"Tea?\"}").then().statusCode(200);
        control(path(id, "leave"), "").then().statusCode(200);

        awaitEvents(id, "system.replica_joined", "system.pal_joined", "system.shutdown",
                "application.transcription_ready");
        var told = told(id);
        assertThat(told.get(0).json().path("properties")).isEqualTo(told.get(1).json().path("properties"));
        assertThat(told.get(2).text("/properties/shutdown_reason")).isEqualTo("participant_left_timeout reached");
        assertThat(told).allSatisfy(delivery -> {
            assertThat(delivery.json().properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder(
                    "properties", "conversation_id", "webhook_url", "event_type", "message_type", "timestamp");
            assertThat(delivery.text("/webhook_url")).isEqualTo(receiver.url("/tavus?token=t").toString());
            assertThat(delivery.path()).isEqualTo("/tavus?token=t");
            assertThat(delivery.text("/event_type")).startsWith(delivery.text("/message_type") + ".");
            assertThat(delivery.authorization()).isNull();
        });
        assertThat(told.get(3).json().at("/properties/transcript").valueStream()
                .map(turn -> turn.path("role").asText() + ": " + turn.path("content").asText()))
                .satisfiesExactly(
                        prompt -> assertThat(prompt).startsWith("system: ").endsWith("Anna likes tea."),
                        greeting -> assertThat(greeting).isEqualTo("assistant: Hello Anna."),
                        user -> assertThat(user).isEqualTo("user: Hello."),
                        assistant -> assertThat(assistant).isEqualTo("assistant: Tea?"));
        assertThat(told.get(3).json().at("/properties/transcript/2/seconds_from_start").isNumber()).isTrue();
        assertThat(told.get(3).json().at("/properties/transcript/2/timestamp").isTextual()).isTrue();
    }

    @Test
    void whatWasToldIsKeptInTheLog() {
        var id = create("\"custom_greeting\":\"Hello.\"");

        control(path(id, "join"), "{\"name\":\"Anna\"}");
        tavus("/v2/conversations/" + id + "/end", "");

        tavus("/v2/conversations/" + id + "?verbose=true").then()
                .body("status", equalTo("ended"))
                .body("events.event_type", contains("system.replica_joined", "system.pal_joined", "system.shutdown",
                        "application.transcription_ready"))
                .body("events[2].properties.shutdown_reason", equalTo("end_conversation_endpoint_hit"))
                .body("events[3].properties.transcript.role", contains("system", "assistant"));
    }

    @Test
    void whereNobodyCameThereIsNoTranscript() {
        var id = create("\"properties\":{\"participant_absent_timeout\":1}");

        awaitEvents(id, "system.shutdown");
        assertThat(told(id).getFirst().text("/properties/shutdown_reason"))
                .isEqualTo("participant_absent_timeout reached");
        tavus("/v2/conversations/" + id + "?verbose=true").then().body("events.event_type",
                contains("system.shutdown"));
    }

    @Test
    void timeIsUpEvenIfSomebodyIsThere() {
        var id = create("\"properties\":{\"participant_absent_timeout\":1,\"max_call_duration\":2}");

        control(path(id, "join"), "{\"name\":\"Anna\"}");

        await().untilAsserted(() -> tavus("/v2/conversations/" + id + "?verbose=true").then()
                .body("events[2].properties.shutdown_reason", equalTo("max_call_duration reached")));
    }

    @Test
    void whoComesBackInTimeFindsTheConversationAlive() {
        var id = create("\"properties\":{\"participant_left_timeout\":60}");

        control(path(id, "join"), "{\"name\":\"Anna\"}");
        control(path(id, "leave"), "{\"name\":\"Anna\"}").then().body("status", equalTo("active"));
        control(path(id, "join"), "{\"name\":\"Anna\"}").then()
                .body("status", equalTo("active")).body("joined", equalTo(2));

        tavus("/v2/conversations/" + id + "?verbose=true").then()
                .body("events.event_type", contains("system.replica_joined", "system.pal_joined"));
    }

    @Test
    void aCallbackThatFailedIsNotRepeated() {
        receiver.answer(500);
        var id = create("\"properties\":{}");

        control(path(id, "join"), "{\"name\":\"Anna\"}");
        control(path(id, "leave"), "{}");

        awaitEvents(id, "system.replica_joined", "system.pal_joined", "system.shutdown",
                "application.transcription_ready");
        await().untilAsserted(() -> RestAssured.get("/sandbox/webhooks").then()
                .body("attempt", contains(1, 1, 1, 1)).body("status", contains(500, 200, 200, 200)));
    }

    private String create(String more) {
        return tavus("/v2/conversations", "{\"replica_id\":\"r1\",\"callback_url\":\"%s\",%s}"
                .formatted(receiver.url("/tavus?token=t"), more)).then().statusCode(200).extract()
                .path("conversation_id");
    }

    private static String path(String id, String verb) {
        return "/tavus/conversations/" + id + "/" + verb;
    }

    private List<Delivery> told(String id) {
        return receiver.deliveries(event -> event.path("conversation_id").asText().equals(id));
    }

    private void awaitEvents(String id, String... types) {
        await().untilAsserted(() -> assertThat(told(id)).extracting(delivery -> delivery.text("/event_type"))
                .containsExactly(types));
    }
}
