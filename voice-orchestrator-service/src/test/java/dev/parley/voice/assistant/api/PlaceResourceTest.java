package dev.parley.voice.assistant.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import dev.parley.voice.assistant.VoiceApp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// There is room for one session at a time.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
@TestProfile(PlaceResourceTest.RoomForOne.class)
class PlaceResourceTest {
    private static final Map<String, ?> MAY_WAIT = Map.of("queue", true, "voiceId", "Craig");

    @TestHTTPResource("/")
    URI service;
    private VoiceApp first;
    private VoiceApp second;

    @BeforeEach
    void nobodyTalksAndNobodyWaits() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        Database.execute("DELETE FROM voice.capacity_lease");
        Database.execute("DELETE FROM voice.capacity_place");
        first = VoiceApp.ofSomebodyNew();
        second = VoiceApp.ofSomebodyNew();
    }

    @Test
    void whileThereIsRoomNobodyWaits() {
        first.start(MAY_WAIT).statusCode(200);
    }

    @Test
    void withoutRoomWhoeverDoesNotWaitIsToldWhenToComeBack() {
        first.started();

        var refused = second.start(Map.of()).statusCode(429);

        assertThat(refused.extract().jsonPath().getMap("$")).containsOnlyKeys("detail");
        assertThat(Integer.parseInt(refused.extract().header("Retry-After"))).isBetween(1, 60);
        assertThat(second.sessions()).isEmpty();
    }

    @Test
    void whoeverWaitsIsStartedWhenTheirTurnHasComeWithWhatTheyWanted() {
        var talking = first.started();
        var place = place(second);

        try (var told = follow(second, place)) {
            await().atMost(30, SECONDS).until(() -> told.last("place"), data -> data.contains("\"position\":1"));
            first.end(talking.session()).statusCode(200);

            await().atMost(30, SECONDS).until(() -> !told.last("started").isEmpty());
            var started = JsonPath.from(told.last("started"));
            assertThat(second.sessions()).containsExactly(started.getString("sessionId"));
            assertThat(started.getMap("$")).containsOnlyKeys("success", "sessionId", "token", "serverUrl", "roomName",
                    "message");
            assertThat(VendorSandbox.dispatches(started.getString("sessionId")).getFirst().get("metadata").toString())
                    .contains("Craig");
            await().atMost(30, SECONDS).until(() -> told.isOver);
        }
        assertThat(Database.query("SELECT id FROM voice.capacity_place")).isEmpty();
    }

    @Test
    void peopleTakeTurnsAndNobodyGoesBeforeThoseWhoWait() {
        var talking = first.started();
        var third = VoiceApp.ofSomebodyNew();
        var places = List.of(place(second), place(second), place(third));

        try (var one = follow(second, places.get(0));
                var two = follow(second, places.get(1));
                var three = follow(third, places.get(2))) {
            await().atMost(30, SECONDS).untilAsserted(() -> assertThat(List.of(one.last("place"), two.last("place"),
                    three.last("place"))).map(data -> data.isEmpty() ? 0 : JsonPath.from(data).getInt("position"))
                    .containsExactly(1, 3, 2));
            first.end(talking.session()).statusCode(200);
            first.start(Map.of()).statusCode(429);
            await().atMost(30, SECONDS).until(() -> !one.last("started").isEmpty());
            assertThat(three.last("started")).isEmpty();
        }
    }

    @Test
    void whoeverGoesLosesTheirPlace() {
        first.started();
        var place = place(second);
        follow(second, place).close();

        await().atMost(30, SECONDS).until(() -> Database.query("SELECT id FROM voice.capacity_place").isEmpty());
        as(second).get("/v1/voice/places/" + place).then().statusCode(404);
    }

    @Test
    void aPlaceMayBeLeft() {
        first.started();
        var place = place(second);

        as(second).delete("/v1/voice/places/" + place).then().statusCode(204);

        assertThat(Database.query("SELECT id FROM voice.capacity_place")).isEmpty();
    }

    @Test
    void nobodyFollowsOrLeavesSomebodyElsesPlace() {
        first.started();
        var place = place(second);

        as(first).get("/v1/voice/places/" + place).then().statusCode(404).contentType("application/problem+json");
        as(first).delete("/v1/voice/places/" + place).then().statusCode(204);
        given().get("/v1/voice/places/" + place).then().statusCode(401);
        assertThat(Database.query("SELECT id FROM voice.capacity_place")).containsExactly(place);
    }

    @Test
    void aFullPlanLetsOthersGoFirst() {
        PeerStandIn.refusing(PeerStandIn.RESERVATIONS, 429, "too_many_sessions");
        var place = place(second);
        try (var told = follow(second, place)) {
            await().atMost(30, SECONDS).until(() -> Database.query(
                    "SELECT id FROM voice.capacity_place WHERE held_until IS NOT NULL").equals(List.of(place)));
            PeerStandIn.helpful();
            first.started();

            assertThat(told.last("started")).isEmpty();
        }
    }

    @Test
    void aStartThatFailsWhenItsTurnHasComeSaysWhy() {
        var talking = first.started();
        var place = place(second);
        try (var told = follow(second, place)) {
            PeerStandIn.outOfMinutes();
            first.end(talking.session()).statusCode(200);

            await().atMost(30, SECONDS).until(() -> told.last("refused"),
                    data -> data.contains("minutes for this period"));
            await().atMost(30, SECONDS).until(() -> told.isOver);
        }
    }

    @Test
    void theSameKeyGivesTheSamePlace() {
        first.started();
        var places = List.of(1, 2).stream().map(_ -> as(second).header("Idempotency-Key", "a-key")
                .contentType("application/json").body(Map.of("userName", second.person(), "queue", true))
                .post("/api/session/start").then().statusCode(202).extract().<String>path("placeId")).toList();

        assertThat(places.getFirst()).isEqualTo(places.getLast());
        assertThat(Database.query("SELECT id FROM voice.capacity_place")).hasSize(1);
    }

    private static String place(VoiceApp app) {
        var answer = app.start(MAY_WAIT).statusCode(202).extract();
        var body = answer.jsonPath();
        assertThat(body.getMap("$")).containsOnlyKeys("success", "placeId", "position", "estimatedSeconds", "eventsUrl",
                "message");
        assertThat(answer.header("Location")).endsWith(body.getString("eventsUrl"));
        return body.getString("placeId");
    }

    private static RequestSpecification as(VoiceApp app) {
        return given().auth().oauth2(app.token());
    }

    private Followed follow(VoiceApp app, String place) {
        try {
            var client = HttpClient.newHttpClient();
            var answer = client.send(HttpRequest.newBuilder(service.resolve("/v1/voice/places/" + place))
                    .header("Authorization", "Bearer " + app.token()).header("Accept", "text/event-stream").build(),
                    BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            return new Followed(client, answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What a follower has been told so far.
    private static final class Followed implements AutoCloseable {
        private final HttpClient client;
        private final InputStream stream;
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private volatile boolean isOver;

        Followed(HttpClient client, InputStream stream) {
            this.client = client;
            this.stream = stream;
            Thread.startVirtualThread(this::read);
        }

        /// The data of the last event of that name; empty if there was none.
        String last(String event) {
            var told = List.copyOf(lines);
            for (int i = told.size() - 2; i >= 0; i--) {
                if (told.get(i).matches("event: ?" + event) && told.get(i + 1).startsWith("data:")) {
                    return told.get(i + 1).substring("data:".length()).strip();
                }
            }
            return "";
        }

        private void read() {
            try (var reader = new BufferedReader(
                    new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException _) {
                // Closed from here.
            }
            isOver = true;
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    public static class RoomForOne implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("parley.capacity.pools.default", "1", "parley.capacity.patience", "PT2S");
        }
    }
}
