package dev.parley.session.lifecycle;

import static io.restassured.RestAssured.given;

import dev.parley.test.Database;
import dev.parley.test.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The mentor app in the hands of one person.
public record MentorApp(String person, String token) {
    public static final String PERSONA = "maya";

    public static MentorApp ofSomebodyNew() {
        var person = "person-" + UUID.randomUUID();
        return new MentorApp(person, Tokens.user(person));
    }

    /// Somebody else's app, with the same ideas of who the person is.
    public MentorApp withTokenOf(MentorApp other) {
        return new MentorApp(person, other.token);
    }

    public ValidatableResponse start() {
        return post("/functions/v1/start-tavus-session", startRequest());
    }

    public ValidatableResponse start(String idempotencyKey) {
        return start(idempotencyKey, PERSONA);
    }

    public ValidatableResponse start(String idempotencyKey, String persona) {
        return as().header("Idempotency-Key", idempotencyKey)
                .body(Map.of("user_id", person, "persona_id", persona))
                .post("/functions/v1/start-tavus-session").then();
    }

    /// A conversation under way.
    public Started started() {
        return Started.of(start().statusCode(200));
    }

    public ValidatableResponse end(Started session) {
        return post("/functions/v1/end-tavus-session", endRequest(session));
    }

    public ValidatableResponse post(String path, Map<String, ?> body) {
        return as().body(body).post(path).then();
    }

    /// Whatever that may be.
    public ValidatableResponse send(String path, String body) {
        return as().body(body).post(path).then();
    }

    public ValidatableResponse get(String path) {
        return as().get(path).then();
    }

    public Map<String, String> startRequest() {
        return new HashMap<>(Map.of("user_id", person, "persona_id", PERSONA));
    }

    public Map<String, String> endRequest(Started session) {
        return new HashMap<>(Map.of("user_id", person, "tavus_conversation_id", session.conversation(),
                "mentor_conversation_id", session.mentorConversation(), "daily_session_id", session.dailySession()));
    }

    /// The newest of this person, started or not.
    public String newestSession() {
        return Database.query("SELECT id FROM session.session WHERE person_id = ? ORDER BY requested_at DESC", person)
                .getFirst();
    }

    private RequestSpecification as() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /// @param session
    ///            the id that the app is never told
    public record Started(String session, String conversation, String mentorConversation, String dailySession) {

        static Started of(ValidatableResponse response) {
            var answer = response.extract().jsonPath();
            var conversation = answer.getString("conversation_id");
            var session = Database.query("SELECT id FROM session.session WHERE vendor_conversation = ?", conversation)
                    .getFirst();
            return new Started(session, conversation, answer.getString("mentor_conversation_id"),
                    answer.getString("daily_session_id"));
        }
    }
}
