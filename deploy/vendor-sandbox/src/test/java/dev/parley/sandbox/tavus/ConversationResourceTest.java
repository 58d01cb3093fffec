package dev.parley.sandbox.tavus;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.parley.sandbox.SandboxTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConversationResourceTest extends SandboxTest {
    private static final String MICROSECONDS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

    @Test
    void aNewConversationIsActiveAndSaysWhereToJoin() {
        tavus("/v2/conversations",
                """
                        {"replica_id": "r1", "persona_id": "p1", "conversation_name": "x", "callback_url": "http://localhost/cb"}
                        """)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("", aMapWithSize(6))
                .body("conversation_id", matchesPattern("c[0-9a-f]+"))
                .body("conversation_url", matchesPattern("https://tavus\\.daily\\.co/c[0-9a-f]+"))
                .body("conversation_name", equalTo("x"))
                .body("status", equalTo("active"))
                .body("callback_url", equalTo("http://localhost/cb"))
                .body("created_at", matchesPattern(MICROSECONDS));
    }

    @Test
    void aConversationTellsItsEventsOnlyWhenAsked() {
        var id = create("{\"face_id\":\"r1\",\"pal_id\":\"p1\"}");

        tavus("/v2/conversations/" + id).then()
                .statusCode(200)
                .body("replica_id", equalTo("r1"))
                .body("persona_id", equalTo("p1"))
                .body("updated_at", matchesPattern(MICROSECONDS))
                .body("", not(hasKey("events")));
        tavus("/v2/conversations/" + id + "?verbose=true").then().body("events", hasSize(0));
    }

    @Test
    void theListIsPagedAndFilteredNewestFirst() {
        var first = create("{\"replica_id\":\"r\"}");
        var second = create("{\"replica_id\":\"r\"}");
        var third = create("{\"replica_id\":\"r\"}");
        tavus("/v2/conversations/" + second + "/end", "");

        tavus("/v2/conversations?limit=2").then()
                .body("total_count", equalTo(3)).body("data.conversation_id", contains(third, second));
        tavus("/v2/conversations?limit=2&page=2").then().body("data.conversation_id", contains(first));
        tavus("/v2/conversations?status=ended").then()
                .body("total_count", equalTo(1)).body("data.conversation_id", contains(second));
        tavus("/v2/conversations?status=active").then().body("data.conversation_id", contains(third, first));
    }

    @Test
    void endingTwiceIsEndingOnce() {
        var id = create("{\"replica_id\":\"r\"}");

        tavus("/v2/conversations/" + id + "/end", "").then().statusCode(200).body("", aMapWithSize(0));
        tavus("/v2/conversations/" + id + "/end", "").then().statusCode(200);

        tavus("/v2/conversations/" + id + "?verbose=true").then()
                .body("status", equalTo("ended"))
                .body("events.properties.shutdown_reason", contains("end_conversation_endpoint_hit"));
    }

    @Test
    void aDeletedConversationIsUnknown() {
        var id = create("{\"replica_id\":\"r\"}");

        given().header("x-api-key", "sandbox-tavus-key").delete("/v2/conversations/" + id).then().statusCode(204);

        tavus("/v2/conversations/" + id).then().statusCode(400);
    }

    @Test
    void anUnknownIdIsBadInputAndNotNotFound() {
        tavus("/v2/conversations/cnope").then()
                .statusCode(400).body("error", equalTo("Invalid conversation_id"));
        tavus("/v2/conversations/cnope/end", "").then()
                .statusCode(400).body("error", equalTo("Invalid conversation_id"));
        given().header("x-api-key", "sandbox-tavus-key").delete("/v2/conversations/cnope").then()
                .statusCode(400).body("error", equalTo("Invalid conversation_id"));
    }

    @Test
    void withoutTheKeyNothingIsAnswered() {
        given().get("/v2/conversations").then()
                .statusCode(401).contentType("application/json").body("message", equalTo("Invalid access token"));
        given().header("x-api-key", "wrong").body("{nope").post("/v2/conversations").then().statusCode(401);
    }

    @Test
    void oneConversationTooManyIsAnAccountErrorAt400() {
        for (var i = 0; i < 3; i++) {
            create("{\"replica_id\":\"r\"}");
        }

        tavus("/v2/conversations", "{\"replica_id\":\"r\"}").then()
                .statusCode(400)
                .body("message", equalTo("User has reached maximum concurrent conversations"));
        tavus("/v2/conversations", "{\"replica_id\":\"r\",\"test_mode\":true}").then()
                .statusCode(200).body("status", equalTo("ended"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{nope | The body must be a JSON object",
            "[] | The body must be a JSON object",
            "{} | Invalid replica_uuid",
            "{\"replica_id\":5} | Invalid replica_id: it must be text",
            "{\"replica_id\":\"r\",\"callback_url\":\"nowhere\"} | Invalid callback_url",
            "{\"replica_id\":\"r\",\"callback_url\":\"http://[\"} | Invalid callback_url",
            "{\"replica_id\":\"r\",\"test_mode\":\"yes\"} | Invalid test_mode: it must be true or false",
            "{\"replica_id\":\"r\",\"properties\":[]} | Invalid properties: it must be an object",
            "{\"replica_id\":\"r\",\"properties\":{\"max_call_duration\":-1}} "
                    + "| Invalid max_call_duration: it must be a whole number from 0"})
    void brokenInputIsRefusedUnderError(String body, String error) {
        tavus("/v2/conversations", body).then().statusCode(400).body("error", equalTo(error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=x", "page=-1", "status=open"})
    void aBrokenQueryIsRefused(String query) {
        tavus("/v2/conversations?" + query).then()
                .statusCode(400).body("error", equalTo("Invalid " + query.substring(0, query.indexOf('='))));
    }

    @Test
    void anAddressThatDoesNotExistHasNoStackTrace() {
        tavus("/v2/nope").then().statusCode(404).body("error", endsWith("Not Found"));
    }

    private static String create(String body) {
        return tavus("/v2/conversations", body).then().statusCode(200).extract().path("conversation_id");
    }
}
