package dev.parley.sandbox.control;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.sandbox.SandboxTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ElevenLabsControlTest extends SandboxTest {
    private static final String CONVERSATIONS = "/elevenlabs/conversations";

    @Test
    void everyConversationIsListedWithEverything() {
        var first = ring("{\"agent_id\":\"agent_1\",\"by\":\"twilio\"}");
        var second = ring("{\"agent_id\":\"agent_2\"}");
        control(CONVERSATIONS + "/" + second + "/join", "{\"user_id\":\"anna\"}");
        control(CONVERSATIONS + "/" + second + "/speak", "{\"role\":\"user\",\"text\":\"Tea?\"}");

        get("/sandbox" + CONVERSATIONS).then()
                .statusCode(200)
                .body("id", contains(second, first))
                .body("origin", contains("sip", "twilio"))
                .body("status", contains("in-progress", "initiated"))
                .body("[0].user_id", equalTo("anna"))
                .body("[0].turns.role", contains("agent", "user"))
                .body("[0].turns[1].message", equalTo("Tea?"));
    }

    @Test
    void aConversationByTokenIsSpokenAndEnded() {
        String id = elevenLabs("/v1/convai/conversation/token?agent_id=agent_1").path("conversation_id");

        control(CONVERSATIONS + "/" + id + "/join", "").then().statusCode(200).body("status", equalTo("in-progress"));
        control(CONVERSATIONS + "/" + id + "/speak", "{\"role\":\"agent\",\"text\":\"Tea?\"}").then().statusCode(200);
        control(CONVERSATIONS + "/" + id + "/end", "").then().statusCode(200).body("status", equalTo("processing"));
        control("/time/advance", "{\"seconds\":3}");

        elevenLabs("/v1/convai/conversations/" + id).then().body("status", equalTo("done"))
                .body("metadata.termination_reason", equalTo("The agent ended the call"));
    }

    @Test
    void aCallNobodyAnswersIsTold() {
        var id = ring("{\"agent_id\":\"agent_1\"}");
        control(CONVERSATIONS + "/" + id + "/fail", "{\"reason\":\"asleep\"}").then().statusCode(400);

        control(CONVERSATIONS + "/" + id + "/fail", "{\"reason\":\"busy\"}").then().statusCode(200)
                .body("status", equalTo("failed"));

        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(1));
        assertThat(receiver.deliveries().getFirst().text("/data/failure_reason")).isEqualTo("busy");
        assertThat(receiver.deliveries().getFirst().text("/data/metadata/type")).isEqualTo("sip");
    }

    @Test
    void aConversationThatBreaksDownIsToldAsFailed() {
        var id = ring("{\"agent_id\":\"agent_1\"}");
        control(CONVERSATIONS + "/" + id + "/join", "");

        control(CONVERSATIONS + "/" + id + "/fail", "{\"reason\":\"The model is gone\"}").then().statusCode(200)
                .body("failure.code", equalTo(1011)).body("failure.reason", equalTo("The model is gone"));

        await().untilAsserted(() -> assertThat(receiver.deliveries(it -> it.at("/data/status").asText().equals(
                "failed"))).hasSize(1));
    }

    @Test
    void webhooksAreListedWithHowTheyAreDoing() {
        get("/sandbox/elevenlabs/webhooks").then()
                .body("", hasSize(1))
                .body("[0].retry_enabled", equalTo(false))
                .body("[0].consecutive_failures", equalTo(0));
        assertThat(get("/sandbox/elevenlabs/webhooks").asString()).doesNotContain("wsec_");
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentence() {
        control(CONVERSATIONS + "/conv_nope/join", "").then()
                .statusCode(404).body("detail", equalTo("There is no conversation conv_nope"));
        var id = ring("{\"agent_id\":\"agent_1\"}");
        control(CONVERSATIONS + "/" + id + "/leave", "").then()
                .statusCode(409).body("detail", equalTo("Conversation " + id + " is not in progress"));
        control(CONVERSATIONS + "/" + id + "/join", "");
        control(CONVERSATIONS + "/" + id + "/join", "").then()
                .statusCode(409).body("detail", equalTo("Conversation " + id + " has begun already"));
        control(CONVERSATIONS + "/" + id + "/quota", "");
        control(CONVERSATIONS + "/" + id + "/fail", "").then()
                .statusCode(409).body("detail", equalTo("Conversation " + id + " is over"));
        String url = elevenLabs(
                "/v1/convai/conversation/get-signed-url?agent_id=a&include_conversation_id=true").path("signed_url");
        control(CONVERSATIONS + "/" + url.substring(url.indexOf("conv_")) + "/join", "").then()
                .statusCode(409).body("detail", startsWith("Conversation conv_"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{nope | The body must be a JSON object",
            "{} | Invalid agent_id: it must say something",
            "{\"agent_id\":\"a\",\"by\":\"pigeon\"} | Invalid by: it must be sip or twilio"})
    void brokenInputIsSaidInOneSentence(String body, String sentence) {
        control(CONVERSATIONS, body).then().statusCode(400).body("detail", equalTo(sentence));
    }

    @Test
    void onlyTheTwoSidesSpeak() {
        var id = ring("{\"agent_id\":\"agent_1\"}");
        control(CONVERSATIONS + "/" + id + "/join", "");

        control(CONVERSATIONS + "/" + id + "/speak", "{\"role\":\"system\",\"text\":\"x\"}").then()
                .statusCode(400).body("detail", equalTo("Invalid role: it must be user or agent"));
        control(CONVERSATIONS + "/" + id + "/speak", "{\"role\":\"user\"}").then()
                .statusCode(400).body("detail", equalTo("Invalid text: it must say something"));
    }

    private static String ring(String body) {
        return control(CONVERSATIONS, body).then().statusCode(200).extract().path("id");
    }
}
