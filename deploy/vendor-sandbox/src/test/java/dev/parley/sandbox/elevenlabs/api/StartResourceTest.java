package dev.parley.sandbox.elevenlabs.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.platform.Jwt;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StartResourceTest extends SandboxTest {

    @ParameterizedTest
    @ValueSource(strings = {"get-signed-url", "get_signed_url"})
    void aSignedUrlLeadsToTheSocketBesideTheCaller(String spelling) {
        elevenLabs("/v1/convai/conversation/" + spelling + "?agent_id=agent 1").then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("signed_url", matchesPattern("ws://127\\.0\\.0\\.1:" + RestAssured.port
                        + "/v1/convai/conversation\\?agent_id=agent\\+1&conversation_signature=cvtkn_[0-9a-z]{28}"));
        elevenLabs("/v1/convai/conversations").then().body("conversations.size()", equalTo(0));
    }

    @Test
    void theSocketIsWhereTheCallerFoundTheSandbox() {
        given().header("xi-api-key", "sandbox-elevenlabs-key").header("Host", "sandbox.example:8099")
                .get("/v1/convai/conversation/get-signed-url?agent_id=a").then()
                .body("signed_url", startsWith("ws://sandbox.example:8099/v1/convai/conversation?"));
    }

    @Test
    void aSignedUrlNamesItsConversationOnlyWhenAsked() {
        String url = elevenLabs(
                "/v1/convai/conversation/get-signed-url?agent_id=agent_1&include_conversation_id=true").then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .extract().path("signed_url");

        var id = url.substring(url.indexOf("&conversation_id=") + "&conversation_id=".length());
        elevenLabs("/v1/convai/conversations/" + id).then()
                .statusCode(200)
                .body("status", equalTo("initiated"))
                .body("metadata.authorization_method", equalTo("signed_url"));
    }

    @Test
    void aTokenIsForARoomThatNamesTheConversation() {
        var answer = elevenLabs("/v1/convai/conversation/token?agent_id=agent_1&participant_name=Anna").then()
                .statusCode(200)
                .body("conversation_id", matchesPattern("conv_[0-9a-z]{28}"))
                .extract();

        String id = answer.path("conversation_id");
        var claims = Jwt.parse(answer.path("token")).orElseThrow().claims();
        assertThat(claims.at("/video/room").asText()).contains(id);
        assertThat(claims.at("/video/roomJoin").asBoolean()).isTrue();
        assertThat(claims.path("name").asText()).isEqualTo("Anna");
        elevenLabs("/v1/convai/conversations/" + id).then().body("status", equalTo("initiated"))
                .body("metadata.authorization_method", equalTo("livekit_token"));
    }

    @Test
    void aFullWorkspaceGivesNoTokensButSignedUrls() {
        for (var i = 0; i < 3; i++) {
            String id = elevenLabs("/v1/convai/conversation/token?agent_id=agent_1").path("conversation_id");
            control("/elevenlabs/conversations/" + id + "/join", "").then().statusCode(200);
        }

        elevenLabs("/v1/convai/conversation/token?agent_id=agent_1").then()
                .statusCode(429).body("detail.status", equalTo("too_many_concurrent_requests"));
        elevenLabs("/v1/convai/conversation/get-signed-url?agent_id=agent_1").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-signed-url", "token"})
    void whatIsMissingIsSaidInAList(String call) {
        elevenLabs("/v1/convai/conversation/" + call).then()
                .statusCode(422)
                .contentType("application/json")
                .body("detail[0].loc", contains("query", "agent_id"))
                .body("detail[0].type", equalTo("missing"))
                .body("detail[0].msg", equalTo("Field required"));
    }

    @Test
    void aFlagThatIsNeitherTrueNorFalseIsRefused() {
        elevenLabs("/v1/convai/conversation/get-signed-url?agent_id=a&include_conversation_id=perhaps").then()
                .statusCode(422).body("detail[0].loc", contains("query", "include_conversation_id"));
    }

    @Test
    void withoutTheKeyNothingIsAnswered() {
        given().get("/v1/convai/conversation/get-signed-url?agent_id=a").then()
                .statusCode(401)
                .contentType("application/json")
                .body("detail.status", equalTo("invalid_api_key"))
                .body("detail.message", equalTo("Invalid API key"));
        given().header("xi-api-key", "wrong").body("{nope").post("/v1/workspace/webhooks").then().statusCode(401);
        given().header("Authorization", "Bearer sandbox-elevenlabs-key").get("/v1/convai/conversations").then()
                .statusCode(401);
    }

    @Test
    void anAddressThatDoesNotExistHasNoStackTrace() {
        elevenLabs("/v1/nope").then().statusCode(404).body("detail.status", equalTo("not_found"));
        elevenLabs("/v1/convai/conversation?agent_id=a").then().statusCode(404);
    }
}
