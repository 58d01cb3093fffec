package dev.parley.sandbox.elevenlabs.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.sandbox.Recordings;
import dev.parley.sandbox.SandboxTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConversationsResourceTest extends SandboxTest {
    private static final String LIST = "/v1/convai/conversations";

    @Test
    void aConversationIsToldWithEveryFieldOfTheVendor() {
        var told = Recordings.parse(elevenLabs(LIST + "/" + talk("agent_1", "anna")).then().statusCode(200).extract()
                .asString());

        assertThat(told.properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder("agent_id",
                "agent_name", "conversation_id", "status", "user_id", "branch_id", "version_id", "environment",
                "transcript", "metadata", "analysis", "conversation_initiation_client_data", "has_audio",
                "has_user_audio", "has_response_audio", "has_auxiliary_audio");
        assertThat(told.path("metadata").properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder(
                "start_time_unix_secs", "accepted_time_unix_secs", "call_duration_secs", "queue_wait_secs", "cost",
                "cost_fiat", "termination_reason", "error", "authorization_method", "charging", "deletion_settings",
                "feedback", "conversation_initiation_source", "main_language", "text_only", "timezone", "warnings");
        assertThat(told.path("analysis").properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder(
                "call_successful", "transcript_summary", "call_summary_title", "evaluation_criteria_results",
                "data_collection_results");
        assertThat(told.at("/transcript/1").properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder(
                "role", "message", "time_in_call_secs", "tool_calls", "tool_results", "feedback",
                "conversation_turn_metrics", "interrupted");
        assertThat(told.path("has_auxiliary_audio").isBoolean()).isTrue();
    }

    @Test
    void aConversationTellsWhatWasSaidAndHowLongItTook() {
        var id = started("agent_1", "anna");
        advance(7);
        say(id, "user", "Tea?");
        advance(53);
        control("/elevenlabs/conversations/" + id + "/leave", "").then().statusCode(200);

        elevenLabs(LIST + "/" + id).then()
                .body("status", equalTo("processing"))
                .body("analysis", nullValue())
                .body("has_audio", equalTo(false));
        advance(3);

        elevenLabs(LIST + "/" + id).then()
                .body("status", equalTo("done"))
                .body("user_id", equalTo("anna"))
                .body("transcript.role", contains("agent", "user"))
                .body("transcript[1].message", equalTo("Tea?"))
                .body("transcript.time_in_call_secs", contains(0, 7))
                .body("metadata.call_duration_secs", equalTo(60))
                .body("metadata.cost", equalTo(667))
                .body("metadata.termination_reason", equalTo("Client disconnected: 1000"))
                .body("metadata.error", nullValue())
                .body("analysis.call_successful", equalTo("success"))
                .body("conversation_initiation_client_data.dynamic_variables.plan", equalTo("gold"))
                .body("has_audio", equalTo(true));
    }

    @Test
    void aConversationKilledByTheQuotaSaysSo() {
        var id = started("agent_1", "anna");

        control("/elevenlabs/conversations/" + id + "/quota", "").then().statusCode(200);

        elevenLabs(LIST + "/" + id).then()
                .body("status", equalTo("failed"))
                .body("metadata.error.code", equalTo(1002))
                .body("metadata.error.reason", equalTo("This request exceeds your quota limit."))
                .body("metadata.termination_reason", equalTo("This request exceeds your quota limit."));
    }

    @Test
    void theListIsPagedByCursorNewestFirst() {
        var ids = List.of(talkApart(), talkApart(), talkApart());

        var first = elevenLabs(LIST + "?page_size=2").then()
                .statusCode(200)
                .body("has_more", equalTo(true))
                .body("conversations.conversation_id", contains(ids.get(2), ids.get(1)));
        String cursor = first.extract().path("next_cursor");
        elevenLabs(LIST + "?page_size=2&cursor=" + cursor).then()
                .body("has_more", equalTo(false))
                .body("next_cursor", nullValue())
                .body("conversations.conversation_id", contains(ids.get(0)));
        elevenLabs(LIST + "?sort_direction=asc").then()
                .body("conversations.conversation_id", contains(ids.toArray()));
    }

    @Test
    void aCursorSurvivesTheConversationItStoodAt() {
        var ids = List.of(talkApart(), talkApart(), talkApart());
        String cursor = elevenLabs(LIST + "?page_size=2").path("next_cursor");

        given().header("xi-api-key", "sandbox-elevenlabs-key").delete(LIST + "/" + ids.get(1)).then().statusCode(200);

        elevenLabs(LIST + "?cursor=" + cursor).then().body("conversations.conversation_id", contains(ids.get(0)));
    }

    @Test
    void theListIsFiltered() {
        var done = talk("agent_1", "anna");
        advance(100);
        var failed = started("agent_2", "bob");
        control("/elevenlabs/conversations/" + failed + "/quota", "");
        int startedAt = elevenLabs(LIST + "/" + failed).path("metadata.start_time_unix_secs");

        list("agent_id=agent_1").body("conversations.conversation_id", contains(done));
        list("user_id=bob").body("conversations.conversation_id", contains(failed));
        list("call_successful=failure").body("conversations.conversation_id", contains(failed));
        list("call_successful=unknown").body("conversations", empty());
        list("exclude_statuses=failed&exclude_statuses=initiated").body("conversations.conversation_id",
                contains(done));
        list("call_start_after_unix=" + startedAt).body("conversations.conversation_id", contains(failed));
        list("call_start_before_unix=" + (startedAt - 1)).body("conversations.conversation_id", contains(done));
        list("call_start_after_unix=" + (startedAt + 1)).body("conversations", empty());
    }

    @Test
    void aSummaryHasTheVendorsFields() {
        talk("agent_1", "anna");

        list("page_size=30").body("conversations[0].status", equalTo("done"))
                .body("conversations[0].agent_id", equalTo("agent_1"))
                .body("conversations[0].message_count", equalTo(2))
                .body("conversations[0].call_successful", equalTo("success"))
                .body("conversations[0].termination_reason", equalTo("Client disconnected: 1000"))
                .body("conversations[0].call_duration_secs", equalTo(0))
                .body("conversations[0].transcript_summary", nullValue());
        list("summary_mode=include").body("conversations[0].transcript_summary", equalTo(
                "The user spoke 1 times in 0 seconds."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"page_size=0 | page_size | greater_than_equal",
            "page_size=101 | page_size | less_than_equal", "page_size=x | page_size | int_parsing",
            "page_size=99999999999999999999 | page_size | int_parsing", "cursor=%21 | cursor | value_error",
            "cursor=bm9wZQ | cursor | value_error", "call_start_after_unix=noon | call_start_after_unix | int_parsing",
            "call_successful=maybe | call_successful | enum", "exclude_statuses=open | exclude_statuses | enum",
            "sort_direction=up | sort_direction | enum"})
    void aBrokenQueryIsRefusedFieldByField(String query, String field, String type) {
        list(query).statusCode(422)
                .body("detail[0].loc", contains("query", field))
                .body("detail[0].type", equalTo(type));
    }

    @Test
    void aRecordingCanBeHeardWhenTheConversationIsOver() {
        var id = started("agent_1", "anna");
        elevenLabs(LIST + "/" + id + "/audio").then().statusCode(404).body("detail.status",
                equalTo("audio_not_found"));
        control("/elevenlabs/conversations/" + id + "/end", "");
        advance(3);

        var audio = elevenLabs(LIST + "/" + id + "/audio").then().statusCode(200).contentType("audio/mpeg").extract()
                .asByteArray();

        assertThat(audio).hasSizeGreaterThanOrEqualTo(16_384).startsWith(0xff, 0xfb);
    }

    @Test
    void feedbackIsKept() {
        var id = talk("agent_1", "anna");

        elevenLabs(LIST + "/" + id + "/feedback", "{\"feedback\":\"dislike\"}").then().statusCode(200);

        elevenLabs(LIST + "/" + id).then().body("metadata.feedback.overall_score", equalTo("dislike"));
        elevenLabs(LIST + "/" + id + "/feedback", "{\"feedback\":\"meh\"}").then()
                .statusCode(422).body("detail[0].loc", contains("body", "feedback"))
                .body("detail[0].type", equalTo("enum"));
        elevenLabs(LIST + "/" + id + "/feedback", "{nope").then()
                .statusCode(422).body("detail[0].type", equalTo("json_invalid"));
    }

    @Test
    void aDeletedConversationIsUnknown() {
        var id = talk("agent_1", "anna");

        given().header("xi-api-key", "sandbox-elevenlabs-key").delete(LIST + "/" + id).then().statusCode(200);

        elevenLabs(LIST + "/" + id).then().statusCode(404);
        list("page_size=30").body("conversations", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/audio"})
    void anUnknownIdIsNotFound(String part) {
        elevenLabs(LIST + "/conv_nope" + part).then()
                .statusCode(404).body("detail.status", equalTo("conversation_not_found"));
        elevenLabs(LIST + "/conv_nope/feedback", "{\"feedback\":\"like\"}").then().statusCode(404);
        given().header("xi-api-key", "sandbox-elevenlabs-key").delete(LIST + "/conv_nope").then().statusCode(404);
    }

    private static ValidatableResponse list(String query) {
        return elevenLabs(LIST + "?" + query).then();
    }

    private static String started(String agent, String user) {
        String id = control("/elevenlabs/conversations", "{\"agent_id\":\"%s\"}".formatted(agent)).path("id");
        control("/elevenlabs/conversations/" + id + "/join",
                "{\"user_id\":\"%s\",\"dynamic_variables\":{\"plan\":\"gold\"}}".formatted(user)).then()
                .statusCode(200);
        return id;
    }

    private static String talk(String agent, String user) {
        var id = started(agent, user);
        say(id, "user", "Hello");
        control("/elevenlabs/conversations/" + id + "/leave", "");
        advance(3);
        return id;
    }

    private static String talkApart() {
        advance(10);
        return talk("agent_1", "anna");
    }

    private static void say(String id, String role, String text) {
        control("/elevenlabs/conversations/" + id + "/speak",
                "{\"role\":\"%s\",\"text\":\"%s\"}".formatted(role, text)).then().statusCode(200);
    }
}
