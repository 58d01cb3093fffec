package dev.parley.voice.conversation;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.test.Database;
import dev.parley.test.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The dream app in the hands of one person, and what became of their talks.
public record DreamApp(String person, String token, String dream) {
    public static final String ANALYSED = "parley.voice.conversation-analysed.v1";
    public static final String MESSAGES = "parley.voice.messages-stored.v1";
    private static final String API = "/api/v1/conversations";

    public static DreamApp ofSomebodyNew() {
        var person = "person-" + UUID.randomUUID();
        return new DreamApp(person, Tokens.user(person), UUID.randomUUID().toString());
    }

    public ValidatableResponse init(String interpreter) {
        return as(token).body(Map.of("dreamId", dream, "interpreterId", interpreter)).post(API + "/elevenlabs/init")
                .then();
    }

    /// A conversation that a browser may begin.
    public Begun begun() {
        var data = init("jung").statusCode(200).extract().jsonPath();
        var conversation = data.getString("data.conversationId");
        return new Begun(conversation, data.getString("data.signedUrl"), data.getMap("data.dynamicVariables"),
                talk(conversation));
    }

    public ValidatableResponse save(Map<String, ?> request) {
        return as(token).body(request).post(API + "/messages").then();
    }

    public ValidatableResponse save(String conversation, List<? extends Map<String, ?>> messages) {
        return save(Map.of("conversationId", conversation, "messages", messages));
    }

    public ValidatableResponse refresh(Map<String, ?> request) {
        return as(token).body(request).post(API + "/elevenlabs/refresh-token").then();
    }

    public ValidatableResponse validate(String conversation) {
        return as(token).get(API + "/elevenlabs/validate-session/" + conversation).then();
    }

    public ValidatableResponse end(String talk) {
        return as(token).post("/v1/voice/talks/" + talk + "/end").then();
    }

    public ValidatableResponse analysis(String talk) {
        return as(token).get("/v1/voice/sessions/" + talk + "/analysis").then();
    }

    /// The newest of a conversation.
    public static String talk(String conversation) {
        return Database.query("""
                SELECT id FROM voice.talk WHERE conversation_id = ?::uuid ORDER BY requested_at DESC LIMIT 1""",
                conversation).getFirst();
    }

    /// Such as `ended person_left`.
    public static String outcome(String talk) {
        return Database.query("SELECT concat_ws(' ', state, lower(end_reason)) FROM voice.talk WHERE id = ?", talk)
                .getFirst();
    }

    public static void awaitOutcome(String talk, String outcome) {
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(outcome(talk)).isEqualTo(outcome));
    }

    /// Newest last.
    public static List<String> tickets(String talk) {
        return Database.query("SELECT vendor_conversation FROM voice.ticket WHERE talk_id = ? ORDER BY issued_at",
                talk);
    }

    public static Map<String, Object> message(String id, String role, String content) {
        return Map.of("clientMessageId", id, "role", role, "content", content);
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /// @param talk
    ///            also the session's id
    public record Begun(String conversation, String signedUrl, Map<String, Object> variables, String talk) {

        public String vendorConversation() {
            return tickets(talk).getLast();
        }

        public Browser browser() {
            return Browser.begin(signedUrl, variables);
        }
    }
}
