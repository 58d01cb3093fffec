package dev.parley.persona.context.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.model.event.Topic;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class ContextResourceTest {

    @Test
    void theContextOfAPersonIsCompiledFromTheirProfileAndTheirDigestIsPublished() {
        given().auth().oauth2(Tokens.user("clara")).contentType(ContentType.JSON)
                .body("{\"name\": \"Clara\"}")
                .put("/v1/me/profile").then().statusCode(200);

        given().auth().oauth2(Tokens.user("clara")).contentType(ContentType.JSON)
                .body("{\"persona_id\": \"mentor-maya\", \"kind\": \"mentor\"}")
                .post("/v1/contexts").then()
                .statusCode(200)
                .body("persona_name", equalTo("Maya"))
                .body("tavus.persona_id", equalTo("p-mentor-maya"))
                .body("tavus.conversational_context", containsString("Name: Clara"))
                .body("livekit.opening_line", containsString("Clara"));

        await().atMost(20, SECONDS).untilAsserted(() -> {
            var events = Kafka.records(Topic.PERSONAS, "clara");
            assertThat(events).hasSize(1);
            assertThat(new String(events.getFirst().value())).contains("sha256:").doesNotContain("Clara");
        });
    }

    @Test
    void aServiceCompilesForThePersonItNames() {
        given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON)
                .body("{\"user_id\": \"dora\", \"persona_id\": \"mentor-maya\", \"kind\": \"mentor\"}")
                .post("/v1/contexts").then()
                .statusCode(200)
                .body("tavus.conversational_context", not(containsString("Name:")));
    }

    @Test
    void aPersonCannotCompileForSomebodyElse() {
        given().auth().oauth2(Tokens.user("mallory")).contentType(ContentType.JSON)
                .body("{\"user_id\": \"dora\", \"persona_id\": \"mentor-maya\", \"kind\": \"mentor\"}")
                .post("/v1/contexts").then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void anUnknownPersonaIsNotFound() {
        given().auth().oauth2(Tokens.user("clara")).contentType(ContentType.JSON)
                .body("{\"persona_id\": \"nobody\", \"kind\": \"mentor\"}")
                .post("/v1/contexts").then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void everyMissingFieldIsNamed() {
        given().auth().oauth2(Tokens.user("clara")).contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/contexts").then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/persona_id", "/kind"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'kind': 'mentor'}                                                               | /persona_id",
            "{'kind': 'mentor', 'persona_id': 'mentor-maya', 'interpreter_id': 'jung'}        | /persona_id",
            "{'kind': 'mentor', 'interpreter_id': 'jung', 'persona_version': 1}               | /persona_version",
            "{'kind': 'mentor', 'persona_id': 'mentor-maya', 'persona_version': 0}            | /persona_version",
            "{'kind': 'mentor', 'persona_id': 'mentor-maya', 'participants': [null]}          | /participants/0",
            "{'persona_id': 'mentor-maya'}                                                    | /kind"}, quoteCharacter = '`')
    void aFieldThatIsMissingOrWrongIsNamed(String request, String pointer) {
        refused(request.replace('\'', '"'), pointer);
    }

    @Test
    void textsAndListsHaveAnEnd() {
        var request = "{\"kind\": \"mentor\", \"persona_id\": \"mentor-maya\", \"%s\": %s}";
        var somebody = "\"somebody\"";

        refused(request.formatted("prompt", "\"" + "x".repeat(8_001) + "\""), "/prompt");
        refused(request.formatted("participants", "[\"" + "x".repeat(101) + "\"]"), "/participants/0");
        refused(request.formatted("participants", "[" + (somebody + ",").repeat(50) + somebody + "]"),
                "/participants");
    }

    private static void refused(String request, String pointer) {
        given().auth().oauth2(Tokens.user("clara")).contentType(ContentType.JSON)
                .body(request)
                .post("/v1/contexts").then()
                .statusCode(422)
                .body("errors.pointer", hasItems(pointer));
    }

    @Test
    void everyVendorsFormIsInTheAnswer() {
        given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON)
                .body("{\"user_id\": \"gustav\", \"persona_id\": \"mentor-maya\", \"kind\": \"voice\"}")
                .post("/v1/contexts").then()
                .statusCode(200)
                .body("keySet()", containsInAnyOrder("persona_id", "persona_version", "persona_name", "kind", "digest",
                        "vendors", "tavus", "livekit", "elevenlabs"))
                .body("kind", equalTo("voice"))
                .body("vendors", equalTo(List.of("tavus", "livekit", "elevenlabs")))
                .body("digest", startsWith("sha256:"))
                .body("tavus.keySet()", containsInAnyOrder("persona_id", "replica_id", "conversational_context",
                        "custom_greeting"))
                .body("livekit.keySet()", containsInAnyOrder("system_prompt", "opening_line", "voice_id"))
                .body("livekit.opening_line", equalTo("Good to see you. What is on your mind today?"))
                .body("elevenlabs.keySet()", containsInAnyOrder("dynamic_variables"))
                .body("elevenlabs.dynamic_variables.keySet()", containsInAnyOrder("user_name", "user_profile",
                        "dream_content", "dream_emotions", "conversation_context", "interpreter_style"))
                .body("elevenlabs.dynamic_variables.user_name", equalTo("friend"))
                .body("elevenlabs.dynamic_variables.dream_emotions", empty());
    }

    @Test
    void profilesAreSeenByTheirOwnPersonOnly() {
        given().auth().oauth2(Tokens.user("emil")).contentType(ContentType.JSON)
                .body("{\"name\": \"Emil\", \"location\": \"Riga\"}")
                .put("/v1/me/profile").then().statusCode(200);

        given().auth().oauth2(Tokens.user("emil")).get("/v1/me/profile").then().body("location", equalTo("Riga"));
        given().auth().oauth2(Tokens.user("frida")).get("/v1/me/profile").then().body("name", nullValue());
    }

    @Test
    void everybodyMayTalkToTheMentors() {
        given().auth().oauth2(Tokens.user("emil")).get("/v1/personas").then()
                .statusCode(200)
                .body("items.id", hasItems("mentor-maya", "mentor-jonas"));
    }
}
