package dev.parley.session.lifecycle;

import static io.restassured.RestAssured.given;

import dev.parley.test.Database;
import dev.parley.test.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client of `/v1/sessions` in the hands of one person.
public record SessionApp(String person, String token) {

    public static SessionApp ofSomebodyNew() {
        var person = "person-" + UUID.randomUUID();
        return new SessionApp(person, Tokens.user(person));
    }

    /// A mentor session with Maya, except for what is said otherwise; null leaves a field out.
    public ValidatableResponse start(Map<String, ?> otherwise) {
        return post("/v1/sessions", request(otherwise));
    }

    public ValidatableResponse start(String idempotencyKey, Map<String, ?> otherwise) {
        return as().header("Idempotency-Key", idempotencyKey).body(request(otherwise)).post("/v1/sessions").then();
    }

    /// A session under way.
    public String started(Map<String, ?> otherwise) {
        return start(otherwise).statusCode(201).extract().path("id");
    }

    public ValidatableResponse end(String session) {
        return as().post("/v1/sessions/" + session + "/end").then();
    }

    public ValidatableResponse post(String path, Object body) {
        return as().body(body).post(path).then();
    }

    public ValidatableResponse get(String path) {
        return as().get(path).then();
    }

    /// In the order in which it happened.
    public List<String> timeline(String session) {
        return get("/v1/sessions/" + session + "/timeline?limit=200").statusCode(200).extract().path("items.what");
    }

    public List<String> sessions() {
        return Database.query("SELECT id FROM session.session WHERE person_id = ? ORDER BY requested_at", person);
    }

    public static Map<String, @Nullable Object> without(String field) {
        var nothing = new HashMap<String, @Nullable Object>();
        nothing.put(field, null);
        return nothing;
    }

    private static Map<String, Object> request(Map<String, ?> otherwise) {
        var request = new HashMap<String, Object>(Map.of("kind", "mentor", "persona_id", MentorApp.PERSONA));
        request.putAll(otherwise);
        request.values().removeIf(value -> value == null);
        return request;
    }

    private RequestSpecification as() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
