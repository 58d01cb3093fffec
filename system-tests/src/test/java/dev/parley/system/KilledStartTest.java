package dev.parley.system;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.EventType;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Promises 4 and 5 while session-service dies between two steps of a start: within a minute nothing is left, neither
/// here nor at a vendor, and nobody's minutes are held.
class KilledStartTest {
    private static final String HANGING_TAVUS = """
            {"seed": 1, "calls": [{"vendor": "tavus", "call": "POST /v2/conversations", "fault": "hang", "done": %s}]}""";
    private static final String HANGING_LIVEKIT = """
            {"seed": 1, "calls": [
              {"vendor": "tavus", "call": "POST /v2/conversations", "fault": "fail", "status": 503, "done": true},
              {"vendor": "livekit", "call": "POST /twirp/livekit.AgentDispatchService/CreateDispatch", "fault": "hang"}]}""";

    private static RunningStack stack;
    private static PublishedEvents events;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = RunningStack.up();
        events = new PublishedEvents(stack.kafka());
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void beforeTheVendorHasDoneAnything() throws Exception {
        misbehave(HANGING_TAVUS.formatted(false));
        var person = startForSomebodyNew();
        await().atMost(30, SECONDS).until(() -> !events.keysOf(EventType.MINUTES_RESERVED, person).isEmpty());

        kill();

        assertNothingIsLeftOf(person);
    }

    @Test
    void afterTheVendorHasCreatedTheConversation() throws Exception {
        misbehave(HANGING_TAVUS.formatted(true));
        var person = startForSomebodyNew();
        await().atMost(30, SECONDS).until(() -> conversationsUnderWay() == 1);

        kill();

        assertNothingIsLeftOf(person);
    }

    @Test
    void afterTheSwitchToTheNextVendor() throws Exception {
        misbehave(HANGING_LIVEKIT);
        var person = startForSomebodyNew();
        await().atMost(30, SECONDS).until(() -> rooms() == 1);

        kill();

        assertNothingIsLeftOf(person);
    }

    private String startForSomebodyNew() throws IOException, InterruptedException {
        var person = "person-" + UUID.randomUUID();
        var request = HttpRequest.newBuilder(stack.gateway().resolve("/v1/sessions"))
                .header("Authorization", "Bearer " + stack.token(person, "user"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"kind": "mentor", "persona_id": "mentor-maya", "vendors": ["tavus", "livekit"]}"""))
                .build();
        client.sendAsync(request, BodyHandlers.discarding());
        return person;
    }

    private static void kill() throws IOException {
        stack.kill("session-service");
        given().baseUri(stack.sandbox().toString()).delete("/sandbox/misbehaviour").then().statusCode(200);
    }

    private static void assertNothingIsLeftOf(String person) throws Exception {
        var token = stack.token(person, "user");
        await().atMost(60, SECONDS).untilAsserted(() -> {
            assertThat(events.keysOf(EventType.SESSION_FAILED, person)).hasSize(1);
            assertThat(get(stack.gateway(), "/v1/usage/me", token).getLong("reserved_seconds")).isZero();
            assertThat(conversationsUnderWay()).isZero();
            assertThat(rooms()).isZero();
        });
        assertThat(events.keysOf(EventType.SESSION_STARTED, person)).isEmpty();
    }

    private static void misbehave(String orders) {
        given().baseUri(stack.sandbox().toString()).contentType(ContentType.JSON).body(orders)
                .put("/sandbox/misbehaviour").then().statusCode(200);
    }

    private static long conversationsUnderWay() {
        return given().baseUri(stack.sandbox().toString()).get("/sandbox/tavus/conversations").jsonPath()
                .getList("status").stream().filter("active"::equals).count();
    }

    private static int rooms() {
        return given().baseUri(stack.sandbox().toString()).get("/sandbox/livekit/rooms").jsonPath().getList("$").size();
    }

    private static JsonPath get(URI at, String path, String token) {
        return given().baseUri(at.toString()).auth().oauth2(token).get(path).then().statusCode(200).extract()
                .jsonPath();
    }
}
