package dev.parley.sandbox.elevenlabs.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.parley.sandbox.SandboxTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConversationSocketTest extends SandboxTest {
    private final List<Talker> talkers = new ArrayList<>();

    @AfterEach
    void hangUp() {
        talkers.forEach(Talker::close);
    }

    @Test
    void aWholeConversationIsHeardAndThenTold() {
        var talker = dial(signedUrl("")).begin(",\"user_id\":\"anna\",\"dynamic_variables\":{\"plan\":\"gold\"}");
        var id = talker.conversation();

        talker.say("{\"type\":\"user_message\",\"text\":\"Tea?\"}");
        talker.await("agent_response", 2);
        talker.hangUp();

        assertThat(talker.subprotocol()).isEqualTo("convai");
        assertThat(talker.types()).containsExactly("conversation_initiation_metadata", "ping", "agent_response",
                "agent_response");
        awaitStatus(id, "processing");
        advance(3);
        elevenLabs("/v1/convai/conversations/" + id).then()
                .body("status", equalTo("done"))
                .body("user_id", equalTo("anna"))
                .body("metadata.termination_reason", equalTo("Client disconnected: 1000"))
                .body("transcript.message", contains("Hello! How can I help you?", "Tea?", "You said: Tea?"));
        await().untilAsserted(() -> assertThat(receiver.deliveries())
                .extracting(it -> it.text("/type"), it -> it.text("/data/conversation_id"))
                .contains(tuple("post_call_transcription", id)));
    }

    @Test
    void theFirstMessageTellsTheAudioFormats() {
        var metadata = dial(signedUrl("")).begin("").await("conversation_initiation_metadata", 1)
                .path("conversation_initiation_metadata_event");

        assertThat(metadata.path("conversation_id").asText()).startsWith("conv_");
        assertThat(metadata.path("agent_output_audio_format").asText()).isEqualTo("pcm_16000");
        assertThat(metadata.path("user_input_audio_format").asText()).isEqualTo("pcm_16000");
    }

    @Test
    void nothingIsSaidBeforeTheClientBegins() {
        var url = signedUrl("&include_conversation_id=true");
        var talker = dial(url);

        elevenLabs("/v1/convai/conversations/" + conversationIn(url)).then().body("status", equalTo("initiated"));
        assertThat(talker.types()).isEmpty();
    }

    @Test
    void aReusableUrlStartsAnyNumberOfConversations() {
        var url = signedUrl("");

        var first = dial(url).begin("").conversation();
        var second = dial(url).begin("").conversation();

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void aUrlThatNamesItsConversationStartsItOnce() {
        var url = signedUrl("&include_conversation_id=true");

        var talker = dial(url + "&source=js_sdk&version=1.0.0").begin("");

        assertThat(talker.conversation()).isEqualTo(conversationIn(url));
        dial(url).awaitClosed(1008, "The signed URL is invalid, expired or used");
        assertThat(talker.isOpen()).isTrue();
    }

    @Test
    void aUrlIsGoodForAQuarterOfAnHour() {
        var url = signedUrl("");
        advance(899);
        dial(url).begin("").conversation();

        advance(1);

        dial(url).awaitClosed(1008, "The signed URL is invalid, expired or used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent_id=agent_1&conversation_signature=cvtkn_forged", "agent_id=agent_1", ""})
    void whoHasNoGoodSignatureIsToldWhy(String query) {
        dial("ws://localhost:" + RestAssured.port + "/v1/convai/conversation?" + query).awaitClosed(1008, "");
    }

    @Test
    void aSignatureIsForOneAgent() {
        dial(signedUrl("").replace("agent_1", "agent_2")).awaitClosed(1008, "The signed URL is invalid");
    }

    @Test
    void aPublicAgentNeedsNoSignature() {
        var id = dial("ws://localhost:" + RestAssured.port + "/v1/convai/conversation?agent_id=agent_public")
                .begin("").conversation();

        elevenLabs("/v1/convai/conversations/" + id).then()
                .body("metadata.authorization_method", equalTo("public"));
    }

    @Test
    void pingsComeEveryFewSecondsAndMayBeAnswered() {
        var talker = dial(signedUrl("")).begin("");
        var first = talker.await("ping", 1).at("/ping_event/event_id").asInt();
        talker.say("{\"type\":\"pong\",\"event_id\":%d}".formatted(first));
        talker.say("{\"type\":\"user_message\",\"text\":\"after the pong\"}").await("agent_response", 2);

        advance(5);

        var second = talker.await("ping", 2);
        assertThat(second.at("/ping_event/event_id").asInt()).isGreaterThan(first);
        assertThat(second.at("/ping_event/ping_ms").isInt()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"user_audio_chunk\":\"AAAA\"}", "{\"type\":\"user_activity\"}",
            "{\"type\":\"contextual_update\",\"text\":\"The user looks at teapots\"}",
            "{\"type\":\"client_tool_result\",\"tool_call_id\":\"t\",\"result\":\"r\",\"is_error\":false}"})
    void whateverAPersonDoesKeepsTheSocketOpen(String message) {
        var talker = dial(signedUrl("")).begin("");
        talker.conversation();
        advance(50);
        talker.say(message).say("{\"type\":\"pong\",\"event_id\":1}").say("{\"type\":\"feedback\",\"event_id\":3,"
                + "\"score\":\"like\"}");
        awaitFeedback(talker.conversation());

        advance(50);
        assertThat(talker.isOpen()).isTrue();
        advance(10);

        talker.awaitClosed(1002, "The conversation was closed because no input came");
    }

    @Test
    void whatIsSaidByTheControlIsHeardOnTheSocket() {
        var talker = dial(signedUrl("")).begin("");
        var path = "/elevenlabs/conversations/" + talker.conversation();

        control(path + "/speak", "{\"role\":\"user\",\"text\":\"Tea?\"}").then().statusCode(200);
        control(path + "/speak", "{\"role\":\"agent\",\"text\":\"With milk?\"}").then().statusCode(200);

        assertThat(talker.await("user_transcript", 1).at("/user_transcription_event/user_transcript").asText())
                .isEqualTo("Tea?");
        assertThat(talker.await("agent_response", 2).at("/agent_response_event/agent_response").asText())
                .isEqualTo("With milk?");
        control(path + "/end", "").then().statusCode(200);
        talker.awaitClosed(1000, "The agent ended the call");
    }

    @Test
    void anExceededQuotaClosesTheSocket() {
        var talker = dial(signedUrl("")).begin("");
        var id = talker.conversation();

        control("/elevenlabs/conversations/" + id + "/quota", "").then().statusCode(200);

        talker.awaitClosed(1002, "This request exceeds your quota limit.");
        assertThat(talker.await("error", 1).at("/error_event/code").asInt()).isEqualTo(1002);
        elevenLabs("/v1/convai/conversations/" + id).then().body("status", equalTo("failed"));
    }

    @Test
    void oneConversationTooManyIsClosed() {
        for (var i = 0; i < 3; i++) {
            dial(signedUrl("")).begin("").conversation();
        }

        dial(signedUrl("")).begin("").awaitClosed(1002, "too_many_concurrent_requests");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{nope | invalid_message: The body must be a JSON object",
            "[] | invalid_message: The body must be a JSON object",
            "{\"type\":5} | invalid_message: Invalid type: it must be text",
            "{\"type\":\"user_message\",\"text\":[]} | invalid_message: Invalid text: it must be text",
            "{\"type\":\"feedback\",\"event_id\":1,\"score\":\"meh\"} | invalid_message: Invalid score",
            "{\"type\":\"feedback\",\"event_id\":\"x\",\"score\":\"like\"} | invalid_message: Invalid event_id"})
    void aBrokenMessageIsTheEnd(String message, String reason) {
        var talker = dial(signedUrl("")).begin("");
        var id = talker.conversation();

        talker.say(message).awaitClosed(1008, reason);

        elevenLabs("/v1/convai/conversations/" + id).then()
                .body("status", equalTo("failed")).body("metadata.error.code", equalTo(1008));
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"dynamic_variables\":[]", ",\"dynamic_variables\":{\"system__x\":1}", ",\"user_id\":5",
            ",\"conversation_config_override\":{\"conversation\":{\"text_only\":\"yes\"}}"})
    void brokenInitiationDataStartNothing(String data) {
        var talker = dial(signedUrl("")).begin(data);

        talker.awaitClosed(1008, "invalid_message: ");
        assertThat(talker.types()).containsExactly("error");
    }

    @Test
    void bytesAreNoMessage() {
        var talker = dial(signedUrl("")).begin("");
        talker.conversation();

        talker.sayBytes();

        talker.awaitClosed(1008, "invalid_message: The message must be text");
    }

    @Test
    void aMessageOfMoreThanAQuarterMebibyteEndsTheConversation() {
        var talker = dial(signedUrl("")).begin("");
        var id = talker.conversation();

        talker.say("{\"user_audio_chunk\":\"%s\"}".formatted("A".repeat(200_000)));
        talker.say("{\"type\":\"user_message\",\"text\":\"Still there?\"}").await("agent_response", 2);
        talker.say("{\"user_audio_chunk\":\"%s\"}".formatted("A".repeat(300_000)));

        talker.awaitClosed(1008, "invalid_message: The message is too long");
        elevenLabs("/v1/convai/conversations/" + id).then().body("status", equalTo("failed"));
    }

    @Test
    void typesNobodyKnowsArePassedOver() {
        var talker = dial(signedUrl("")).begin("");

        talker.say("{\"type\":\"from_the_future\"}").say("{\"type\":\"user_message\",\"text\":\"Tea?\"}");

        talker.await("agent_response", 2);
    }

    @Test
    void aClientThatVanishesIsADisconnectionToo() {
        var talker = dial(signedUrl("")).begin("");
        var id = talker.conversation();

        talker.vanish();

        awaitStatus(id, "processing");
        elevenLabs("/v1/convai/conversations/" + id).then()
                .body("metadata.termination_reason", equalTo("Client disconnected: 1006"));
    }

    @Test
    void aResetClosesEverySocketAndForgetsEveryUrl() {
        var url = signedUrl("");
        var talker = dial(url).begin("");
        talker.conversation();

        control("/reset", "").then().statusCode(200);

        talker.awaitClosed(1001, "The sandbox was reset");
        elevenLabs("/v1/convai/conversations").then().body("conversations", hasSize(0));
        dial(url).awaitClosed(1008, "The signed URL is invalid");
    }

    private Talker dial(String url) {
        var talker = new Talker(url);
        talkers.add(talker);
        return talker;
    }

    private static String signedUrl(String more) {
        return elevenLabs("/v1/convai/conversation/get-signed-url?agent_id=agent_1" + more).then().statusCode(200)
                .extract().path("signed_url");
    }

    private static String conversationIn(String url) {
        return url.substring(url.indexOf("&conversation_id=") + "&conversation_id=".length());
    }

    private static void awaitStatus(String id, String status) {
        await().until(() -> elevenLabs("/v1/convai/conversations/" + id).path("status"), status::equals);
    }

    private static void awaitFeedback(String id) {
        await().until(() -> elevenLabs("/v1/convai/conversations/" + id).path("metadata.feedback.likes"),
                Integer.valueOf(1)::equals);
    }
}
