package dev.parley.sandbox.tavus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.parley.sandbox.SandboxTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What comes after the end, and what ends a conversation from outside.
@QuarkusTest
class ConversationAftermathTest extends SandboxTest {
    private static final String RECORDED = "\"properties\":{\"enable_recording\":true,"
            + "\"recording_storage\":{\"provider\":\"s3\",\"bucket_name\":\"b\",\"bucket_region\":\"r\","
            + "\"assume_role_arn\":\"a\"}}";

    @Test
    void theRecordingAndTheAnalysisComeLaterAndAreLogged() {
        var id = create(RECORDED + ",\"persona_id\":\"%s\"".formatted(personaThatSees()));
        control(path(id, "join"), "{}");
        tavus("/v2/conversations/" + id + "/end", "");

        control("/time/advance", "{\"seconds\":29}");
        assertThat(told(id)).last().isEqualTo("application.transcription_ready");
        control("/time/advance", "{\"seconds\":1}");
        assertThat(told(id)).last().isEqualTo("application.recording_ready");
        control("/time/advance", "{\"seconds\":150}");
        assertThat(told(id)).last().isEqualTo("application.perception_analysis");

        tavus("/v2/conversations/" + id + "?verbose=true").then()
                .body("events.event_type", equalTo(told(id)))
                .body("events[4].properties.bucket_name", equalTo("b"))
                .body("events[4].properties.storage_provider", equalTo("s3"))
                .body("events[5].properties.analysis", matchesPattern(".+"));
    }

    @Test
    void withoutAnybodyThereIsNeitherRecordingNorAnalysis() {
        var id = create(RECORDED + ",\"persona_id\":\"%s\"".formatted(personaThatSees()));
        tavus("/v2/conversations/" + id + "/end", "");

        control("/time/advance", "{\"seconds\":600}");

        assertThat(told(id)).containsExactly("system.shutdown");
    }

    @Test
    void aBelievedPersonaDoesNotSee() {
        var id = create("\"persona_id\":\"p1\"");
        control(path(id, "join"), "{}");
        tavus("/v2/conversations/" + id + "/end", "");

        control("/time/advance", "{\"seconds\":600}");

        assertThat(told(id)).last().isEqualTo("application.transcription_ready");
    }

    @Test
    void aKnownPersonasPromptOpensTheTranscript() {
        var id = create("\"conversational_context\":\"Anna likes tea.\",\"persona_id\":\"%s\""
                .formatted(personaThatSees()));
        control(path(id, "join"), "{}");
        control(path(id, "speak"), "{\"role\":\"tool\",\"text\":\"kettle on\"}").then().statusCode(200);
        tavus("/v2/conversations/" + id + "/end", "");

        tavus("/v2/conversations/" + id + "?verbose=true").then()
                .rootPath("events[3].properties.transcript")
                .body("role", contains("system", "tool"))
                .body("[0].content", equalTo("Look closely.\n\nAnna likes tea."))
                .body("[1].duration", equalTo(0.8f))
                .body("[1]", hasKey("inference_id"));
    }

    @Test
    void theVendorMayEndAConversationForAnyOfItsReasons() {
        var id = create("\"persona_id\":\"p1\"");

        control(path(id, "end"), "{\"reason\":\"boredom\"}").then().statusCode(400);
        control(path(id, "end"), "{\"reason\":\"exception_encountered_during_conversation_startup\"}").then()
                .statusCode(200).body("status", equalTo("ended"));

        control(path(id, "end"), "{\"reason\":\"daily_room_has_been_deleted\"}").then().statusCode(409);
        tavus("/v2/conversations/" + id + "?verbose=true").then()
                .body("events.properties.shutdown_reason",
                        contains("exception_encountered_during_conversation_startup"));
    }

    @Test
    void aDeletedConversationIsUnknownButTellsWhatItStillHasToTell() {
        var id = create(RECORDED);
        control(path(id, "join"), "{}");

        delete("/v2/conversations/" + id);

        tavus("/v2/conversations/" + id).then().statusCode(400).body("error", equalTo("Invalid conversation_id"));
        tavus("/v2/conversations/" + id + "/end", "").then().statusCode(400);
        tavus("/v2/conversations").then().body("total_count", equalTo(0));
        RestAssured.get("/sandbox/tavus/conversations").then().body("deleted", contains(true));
        control("/time/advance", "{\"seconds\":30}");
        assertThat(told(id)).last().isEqualTo("application.recording_ready");
    }

    @Test
    void aHardDeletionLeavesNothing() {
        var id = create(RECORDED);
        control(path(id, "join"), "{}");

        delete("/v2/conversations/" + id + "?hard=true");

        RestAssured.get("/sandbox/tavus/conversations").then().body("", empty());
        control("/time/advance", "{\"seconds\":600}");
        assertThat(told(id)).last().isEqualTo("application.transcription_ready");
    }

    @Test
    void aPrivateRoomOpensToItsTokenOnly() {
        var created = tavus("/v2/conversations", "{\"replica_id\":\"r1\",\"require_auth\":true}").then()
                .statusCode(200).body("meeting_token", matchesPattern("[\\w-]+\\.[\\w-]+\\.[\\w-]+"));
        var id = created.extract().<String>path("conversation_id");

        tavus("/v2/conversations/" + id).then().body("", not(hasKey("meeting_token")));
        control(path(id, "join"), "{}").then()
                .statusCode(403).body("detail", equalTo("You are not allowed to join this meeting."));
        control(path(id, "join"), "{\"token\":\"%s\"}".formatted(created.extract().<String>path("meeting_token")))
                .then().statusCode(200).body("joined", equalTo(1));
    }

    @Test
    void aFullConversationTakesNobodyElse() {
        var id = create("\"max_participants\":2");

        control(path(id, "join"), "{}").then().statusCode(200);
        control(path(id, "join"), "{}").then()
                .statusCode(409).body("detail", equalTo("Conversation " + id + " is full"));
    }

    @Test
    void aTestConversationTellsNothing() {
        var id = create("\"test_mode\":true");

        control("/time/advance", "{\"seconds\":4000}");

        tavus("/v2/conversations/" + id + "?verbose=true").then()
                .body("status", equalTo("ended")).body("events", empty());
        assertThat(told(id)).isEmpty();
    }

    @Test
    void creditsMayRunOut() {
        RestAssured.get("/sandbox/tavus/credits").then().statusCode(200).body("seconds_left", equalTo(null));
        control("/tavus/credits", "{\"minutes\":1}").then().statusCode(200).body("seconds_left", equalTo(60));
        var id = create("\"persona_id\":\"p1\"");

        control("/time/advance", "{\"seconds\":61}");

        tavus("/v2/conversations/" + id + "?verbose=true").then()
                .body("events.properties.shutdown_reason", contains("max_call_duration reached"));
        tavus("/v2/conversations", "{\"replica_id\":\"r1\"}").then()
                .statusCode(402).body("message", equalTo("The user is out of conversational credits"));
        control("/tavus/credits", "").then().body("seconds_left", equalTo(null));
        tavus("/v2/conversations", "{\"replica_id\":\"r1\"}").then().statusCode(200);
    }

    private String create(String more) {
        return tavus("/v2/conversations", "{\"replica_id\":\"r1\",\"callback_url\":\"%s\",%s}"
                .formatted(receiver.url("/tavus"), more)).then().statusCode(200).extract().path("conversation_id");
    }

    private static String personaThatSees() {
        return tavus("/v2/personas", """
                {"system_prompt":"Look closely.","layers":{"perception":{"perception_model":"raven-0"}}}
                """).then().statusCode(200).extract().path("persona_id");
    }

    private static void delete(String path) {
        given().header("x-api-key", "sandbox-tavus-key").delete(path).then().statusCode(204);
    }

    private static String path(String id, String verb) {
        return "/tavus/conversations/" + id + "/" + verb;
    }

    private List<String> told(String id) {
        return receiver.deliveries(event -> event.path("conversation_id").asText().equals(id)).stream()
                .map(delivery -> delivery.text("/event_type")).toList();
    }
}
