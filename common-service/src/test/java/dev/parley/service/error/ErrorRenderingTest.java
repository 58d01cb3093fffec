package dev.parley.service.error;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.service.notebook.TroubleResource;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What callers see, to the letter.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class ErrorRenderingTest {

    @TestHTTPResource("/v1/trouble/notes")
    URI notes;

    @Test
    void aProblemWithFigures() {
        var response = given().get("/v1/trouble/full");
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.header("Retry-After")).isEqualTo("7");
        assertProblem(response, """
                {"type":"urn:parley:problem:too_many_sessions","title":"Too many sessions at once","status":429,\
                "detail":"The notebook has no page left","instance":"/v1/trouble/full","code":"too_many_sessions",\
                "pages":96,"traceId":"…"}""");
        assertSeed(given().get("/detail/trouble/full"), 429, """
                {"detail":"The notebook has no page left"}""");
        assertSeed(given().get("/success/trouble/full"), 429, """
                {"success":false,"error":"The notebook has no page left"}""");
    }

    @Test
    void fieldsThatAreNotValid() {
        var body = """
                {"notes": [{"id": "1", "personId": "anna", "body": "fine"}, {"id": "2", "personId": " ", "body": "fine"}]}""";
        var response = json(body).post("/v1/trouble/notes");
        assertThat(response.statusCode()).isEqualTo(422);
        assertProblem(response, """
                {"type":"urn:parley:problem:invalid","title":"The request is not valid","status":422,\
                "detail":"The request is not valid","instance":"/v1/trouble/notes","code":"invalid",\
                "errors":[{"pointer":"/notes/1/personId","detail":"must not be blank"}],"traceId":"…"}""");
        assertSeed(json(body).post("/detail/trouble/notes"), 400, """
                {"detail":"The request is not valid: notes.1.personId must not be blank"}""");
        assertSeed(json(body).post("/success/trouble/notes"), 400, """
                {"success":false,"error":"The request is not valid: notes.1.personId must not be blank"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"notes\": [", "{\"notes\": 7}", "{\"notes\": [{\"id\": {\"swordfish\": 1}}]}", "[]",
            "swordfish"})
    void aBodyThatIsNotTheJsonOfTheRoute(String body) {
        var response = json(body).post("/v1/trouble/notes");
        assertThat(response.statusCode()).isEqualTo(400);
        assertProblem(response, """
                {"type":"urn:parley:problem:bad_request","title":"The request cannot be read","status":400,\
                "detail":"The body is not the JSON that this route takes","instance":"/v1/trouble/notes",\
                "code":"bad_request","traceId":"…"}""");
        assertSeed(json(body).post("/detail/trouble/notes"), 400, """
                {"detail":"The body is not the JSON that this route takes"}""");
        assertSeed(json(body).post("/success/trouble/notes"), 400, """
                {"success":false,"error":"The body is not the JSON that this route takes"}""");
    }

    @Test
    void aMisspeltFieldWhereItWouldLoseWhatItMeant() {
        var response = json("{\"titel\": \"Shopping\"}").put("/v1/trouble/cover");
        assertThat(response.statusCode()).isEqualTo(422);
        assertProblem(response, """
                {"type":"urn:parley:problem:invalid","title":"The request is not valid","status":422,\
                "detail":"The request is not valid","instance":"/v1/trouble/cover","code":"invalid",\
                "errors":[{"pointer":"/titel","detail":"is no field of this request"}],"traceId":"…"}""");
    }

    @Test
    void aFieldNobodyKnowsIsPassedOverWhereItLosesNothing() {
        assertThat(json("{\"notes\": [], \"titel\": \"Shopping\"}").post("/v1/trouble/notes").statusCode())
                .isLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-5", "limit=many", "limit=99999999999"})
    void aPageOfAnAbsurdSize(String query) {
        var response = given().get("/v1/trouble/pages?" + query);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().getString("errors[0].pointer")).isEqualTo("/limit");
    }

    @Test
    void aPageFromACursorThatNobodyGaveOut() {
        assertThat(given().get("/v1/trouble/pages").asString()).isEqualTo("50");
        assertThat(given().get("/v1/trouble/pages?cursor=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void aRouteThatDoesNotExist() {
        var response = given().get("/v1/nothing?secret=swordfish");
        assertThat(response.statusCode()).isEqualTo(404);
        assertProblem(response,
                """
                        {"type":"urn:parley:problem:not_found","title":"Not found","status":404,\
                        "detail":"Nothing is served at /v1/nothing","instance":"/v1/nothing","code":"not_found","traceId":"…"}""");
        assertSeed(given().get("/detail/nothing"), 404, """
                {"detail":"Nothing is served at /detail/nothing"}""");
        assertSeed(given().get("/success/nothing"), 404, """
                {"success":false,"error":"Nothing is served at /success/nothing"}""");
    }

    @Test
    void aMethodThatDoesNotExist() {
        var response = given().delete("/v1/trouble/notes");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.header("Allow")).contains("POST");
        assertProblem(response, """
                {"type":"urn:parley:problem:method_not_allowed","title":"This method is not allowed here","status":405,\
                "detail":"This method is not served at /v1/trouble/notes","instance":"/v1/trouble/notes",\
                "code":"method_not_allowed","traceId":"…"}""");
        assertSeed(given().delete("/detail/trouble/notes"), 405, """
                {"detail":"This method is not served at /detail/trouble/notes"}""");
    }

    @Test
    void aMediaTypeThatIsNotTaken() {
        var response = given().contentType("text/csv").body("a,b").post("/v1/trouble/notes");
        assertThat(response.statusCode()).isEqualTo(415);
        assertProblem(response,
                """
                        {"type":"urn:parley:problem:unsupported_media_type","title":"This content type is not understood","status":415,\
                        "detail":"This route takes application/json","instance":"/v1/trouble/notes",\
                        "code":"unsupported_media_type","traceId":"…"}""");
        assertSeed(given().contentType("text/csv").body("a,b").post("/detail/trouble/notes"), 415, """
                {"detail":"This route takes application/json"}""");
    }

    @Test
    void noToken() {
        var response = given().get("/v1/trouble/user");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertProblem(response,
                """
                        {"type":"urn:parley:problem:unauthenticated","title":"A valid token is needed","status":401,\
                        "detail":"This call needs a valid bearer token","instance":"/v1/trouble/user","code":"unauthenticated","traceId":"…"}""");
        assertSeed(given().get("/detail/trouble/user"), 401, """
                {"detail":"This call needs a valid bearer token"}""");
        assertSeed(given().get("/success/trouble/user"), 401, """
                {"success":false,"error":"This call needs a valid bearer token"}""");
    }

    @Test
    void aTokenThatIsNotBelieved() {
        var response = given().auth().oauth2("swordfish").get("/v1/trouble/user");
        assertThat(response.statusCode()).isEqualTo(401);
        assertProblem(response,
                """
                        {"type":"urn:parley:problem:unauthenticated","title":"A valid token is needed","status":401,\
                        "detail":"This call needs a valid bearer token","instance":"/v1/trouble/user","code":"unauthenticated","traceId":"…"}""");
        assertSeed(given().auth().oauth2("swordfish").get("/success/trouble/user"), 401, """
                {"success":false,"error":"This call needs a valid bearer token"}""");
    }

    @Test
    void aRoleThatMayNot() {
        var response = given().auth().oauth2(Tokens.user("anna")).get("/v1/trouble/admin");
        assertThat(response.statusCode()).isEqualTo(403);
        assertProblem(response,
                """
                        {"type":"urn:parley:problem:forbidden","title":"This is not allowed","status":403,\
                        "detail":"The token's role may not do this","instance":"/v1/trouble/admin","code":"forbidden","traceId":"…"}""");
        assertSeed(given().auth().oauth2(Tokens.user("anna")).get("/detail/trouble/admin"), 403, """
                {"detail":"The token's role may not do this"}""");
    }

    @Test
    void aBodyThatIsTooLarge() {
        var body = "{\"notes\": [\"" + "x".repeat(1_100_000) + "\"]}";
        var response = json(body).post("/v1/trouble/notes");
        assertThat(response.statusCode()).isEqualTo(413);
        assertProblem(response,
                """
                        {"type":"urn:parley:problem:payload_too_large","title":"The body is too large","status":413,\
                        "detail":"The body is too large","instance":"/v1/trouble/notes","code":"payload_too_large","traceId":"…"}""");
        assertSeed(json(body).post("/detail/trouble/notes"), 413, """
                {"detail":"The body is too large"}""");
        assertSeed(json(body).post("/success/trouble/notes"), 413, """
                {"success":false,"error":"The body is too large"}""");
    }

    @Test
    void aBodyThatTurnsOutTooLarge() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var blanks = (" ".repeat(1_100_000) + "{\"notes\": []}").getBytes(StandardCharsets.UTF_8);
            var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(blanks));
            var request = HttpRequest.newBuilder(notes).version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", "application/json").POST(body).build();
            var response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unexpected", "thrown"})
    void whatNobodyExpected(String trouble) {
        var response = given().get("/v1/trouble/" + trouble);
        assertThat(response.statusCode()).isEqualTo(500);
        assertProblem(response,
                """
                        {"type":"urn:parley:problem:internal","title":"Something went wrong on our side","status":500,\
                        "detail":"Something went wrong on our side","instance":"/v1/trouble/%s","code":"internal","traceId":"…"}"""
                        .formatted(trouble));
        assertSeed(given().get("/detail/trouble/" + trouble), 500, """
                {"detail":"Something went wrong on our side"}""");
        assertSeed(given().get("/success/trouble/" + trouble), 500, """
                {"success":false,"error":"Something went wrong on our side"}""");
    }

    @Test
    void whatLiesBehindAProblemStaysWithUs() {
        var response = given().get("/v1/trouble/vendor");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.asString()).contains("The vendor does not answer").doesNotContain(TroubleResource.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/trouble/full", "/v1/nothing", "/v1/trouble/user", "/v1/trouble/unexpected",
            "/detail/trouble/full"})
    void aBrowserMayReadErrorsToo(String path) {
        var response = given().header("Origin", "https://app.example.org").get(path);
        assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(response.header("Access-Control-Allow-Origin")).isIn("*", "https://app.example.org");
        assertThat(response.header("Access-Control-Expose-Headers")).containsIgnoringCase("retry-after");
    }

    @Test
    void aBrowserMayReadThatItsBodyIsTooLarge() {
        var response = json("x".repeat(1_100_000)).header("Origin", "https://app.example.org")
                .post("/v1/trouble/notes");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.header("Access-Control-Allow-Origin")).isIn("*", "https://app.example.org");
    }

    @Test
    void aBrowserMayAskBeforehand() {
        var response = given().header("Origin", "https://app.example.org")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                .options("/v1/trouble/user");
        assertThat(response.statusCode()).isIn(200, 204);
        assertThat(response.header("Access-Control-Allow-Origin")).isIn("*", "https://app.example.org");
        assertThat(response.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(response.header("Access-Control-Allow-Headers")).containsIgnoringCase("idempotency-key");
    }

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static void assertProblem(Response response, String golden) {
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.asString().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "\"traceId\":\"…\""))
                .isEqualTo(golden);
    }

    private static void assertSeed(Response response, int status, String golden) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/json");
        assertThat(response.asString()).isEqualTo(golden);
    }
}
