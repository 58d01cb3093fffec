package dev.parley.sandbox.tavus.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.sandbox.SandboxTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PersonaResourceTest extends SandboxTest {

    @Test
    void aNewPersonaSaysItsIdAndName() {
        tavus("/v2/personas", "{\"persona_name\":\"Mia\",\"system_prompt\":\"Be kind.\"}").then()
                .statusCode(200)
                .body("", aMapWithSize(3))
                .body("persona_id", matchesPattern("p[0-9a-f]+"))
                .body("persona_name", equalTo("Mia"))
                .body("created_at", startsWith("20"));
    }

    @Test
    void onePersonaIsAListOfOne() {
        var id = create(
                "{\"persona_name\":\"Mia\",\"system_prompt\":\"Be kind.\",\"layers\":{\"llm\":{\"model\":\"m\"}}}");

        tavus("/v2/personas/" + id).then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].persona_id", equalTo(id))
                .body("data[0].system_prompt", equalTo("Be kind."))
                .body("data[0].layers.llm.model", equalTo("m"));
    }

    @Test
    void aPalIsAPersonaUnderNewerNames() {
        var id = tavus("/v2/pals",
                "{\"pal_name\":\"Mia\",\"system_prompt\":\"Be kind.\",\"default_face_id\":\"r1\"}").then()
                .statusCode(200).body("pal_name", equalTo("Mia")).body("", not(hasKey("persona_id")))
                .extract().<String>path("pal_id");

        tavus("/v2/pals/" + id).then()
                .body("data[0].pal_id", equalTo(id))
                .body("data[0].default_face_id", equalTo("r1"))
                .body("data[0]", not(hasKey("persona_id")));
        tavus("/v2/personas/" + id).then()
                .body("data[0].persona_name", equalTo("Mia"))
                .body("data[0].default_replica_id", equalTo("r1"))
                .body("data[0]", not(hasKey("pal_id")));
    }

    @Test
    void onlyAPalNeedsAFace() {
        tavus("/v2/pals", "{\"system_prompt\":\"Be kind.\"}").then()
                .statusCode(400).body("error", equalTo("Invalid default_face_id"));
        tavus("/v2/personas", "{\"system_prompt\":\"Be kind.\"}").then().statusCode(200);
    }

    @Test
    void theListIsPagedNewestFirst() {
        var first = create("{\"system_prompt\":\"1\"}");
        var second = create("{\"system_prompt\":\"2\"}");
        var third = create("{\"system_prompt\":\"3\"}");

        tavus("/v2/personas?limit=2").then()
                .body("total_count", equalTo(3)).body("data.persona_id", contains(third, second));
        tavus("/v2/pals?limit=2&page=2").then().body("data.pal_id", contains(first));
        tavus("/v2/personas?page=0").then().statusCode(400).body("error", equalTo("Invalid page"));
    }

    @Test
    void aPatchChangesWhatItNamesUnderEitherName() {
        var id = create("{\"persona_name\":\"Mia\",\"system_prompt\":\"Be kind.\"}");

        patch("/v2/personas/" + id, """
                [{"op":"replace","path":"/persona_name","value":"Max"},
                 {"op":"add","path":"/default_face_id","value":"r1"},
                 {"op":"add","path":"/layers","value":{"perception":{"perception_model":"raven-0"}}}]
                """).statusCode(200).body("persona_name", equalTo("Max"));

        tavus("/v2/personas/" + id).then()
                .body("data[0].persona_name", equalTo("Max"))
                .body("data[0].default_replica_id", equalTo("r1"))
                .body("data[0].layers.perception.perception_model", equalTo("raven-0"))
                .body("data[0].system_prompt", equalTo("Be kind."));
    }

    @Test
    void aPatchThatChangesNothingIsNotModified() {
        var id = create("{\"persona_name\":\"Mia\",\"system_prompt\":\"Be kind.\"}");

        patch("/v2/personas/" + id, "[{\"op\":\"replace\",\"path\":\"/persona_name\",\"value\":\"Mia\"}]")
                .statusCode(304).body(emptyString());
        patch("/v2/personas/" + id, "[]").statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{nope", "", "{}", "[1]", "[{\"op\":\"replace\",\"path\":\"/nowhere\",\"value\":1}]",
            "[{\"op\":\"shout\",\"path\":\"/persona_name\"}]", "[{\"op\":\"add\"}]",
            "[{\"op\":\"add\",\"path\":\"/persona_name\"}]", "[{\"op\":\"replace\",\"path\":\"\",\"value\":[]}]",
            "[{\"op\":\"test\",\"path\":\"/persona_name\",\"value\":\"Max\"}]"})
    void whatIsNoPatchCannotBeProcessed(String patch) {
        var id = create("{\"persona_name\":\"Mia\",\"system_prompt\":\"Be kind.\"}");

        patch("/v2/personas/" + id, patch).statusCode(422).body("error", equalTo("Invalid JSON patch format"));
    }

    @Test
    void aPatchMayNotBreakThePersona() {
        var id = create("{\"system_prompt\":\"Be kind.\"}");

        patch("/v2/personas/" + id, "[{\"op\":\"remove\",\"path\":\"/system_prompt\"}]")
                .statusCode(400).body("error", equalTo("Invalid system_prompt"));
        patch("/v2/personas/" + id, "[{\"op\":\"add\",\"path\":\"/persona_name\",\"value\":7}]")
                .statusCode(400).body("error", equalTo("Invalid persona_name: it must be text"));
    }

    @Test
    void aDeletedPersonaIsUnknown() {
        var id = create("{\"system_prompt\":\"Be kind.\"}");

        given().header("x-api-key", "sandbox-tavus-key").delete("/v2/pals/" + id).then().statusCode(204);

        tavus("/v2/personas/" + id).then().statusCode(400).body("error", equalTo("Invalid persona_id"));
        patch("/v2/personas/" + id, "[]").statusCode(400).body("error", equalTo("Invalid persona_id"));
        given().header("x-api-key", "sandbox-tavus-key").delete("/v2/personas/" + id).then().statusCode(400);
        tavus("/v2/personas").then().body("data", empty()).body("total_count", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{nope | The body must be a JSON object",
            "{} | Invalid system_prompt",
            "{\"pipeline_mode\":\"half\"} | Invalid pipeline_mode",
            "{\"system_prompt\":\"x\",\"persona_name\":1} | Invalid persona_name: it must be text",
            "{\"system_prompt\":\"x\",\"layers\":{\"tts\":\"t\"}} | Invalid tts: it must be an object",
            "{\"system_prompt\":\"x\",\"document_ids\":\"d\"} | Invalid document_ids: it must be a list"})
    void brokenInputIsRefusedUnderError(String body, String error) {
        tavus("/v2/personas", body).then().statusCode(400).body("error", equalTo(error));
    }

    @Test
    void anEchoNeedsNoPrompt() {
        tavus("/v2/personas",
                "{\"pipeline_mode\":\"echo\",\"layers\":{\"transport\":{\"transport_type\":\"livekit\"}}}")
                .then().statusCode(200);
    }

    @Test
    void withoutTheKeyNothingIsAnswered() {
        given().get("/v2/pals").then().statusCode(401).body("message", equalTo("Invalid access token"));
    }

    private static String create(String body) {
        return tavus("/v2/personas", body).then().statusCode(200).extract().path("persona_id");
    }

    private static ValidatableResponse patch(String path, String body) {
        return given().header("x-api-key", "sandbox-tavus-key").contentType("application/json").body(body).patch(path)
                .then();
    }
}
