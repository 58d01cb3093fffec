package dev.parley.voice.erasure;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.Participant;
import dev.parley.model.event.Participant.Kind;
import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import dev.parley.voice.assistant.VoiceApp;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class ErasureTest {
    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'voice' AND table_type = 'BASE TABLE' ORDER BY 1""";

    @Inject
    ObjectMapper json;
    @Inject
    RedisDataSource redis;
    private final String secret = "a secret " + UUID.randomUUID();
    private VoiceApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = VoiceApp.ofSomebodyNew();
    }

    @Test
    void nothingOfThePersonIsLeftInAnyTable() {
        app.start(UUID.randomUUID().toString()).statusCode(200);
        var ended = app.start(Map.of("systemPrompt", secret)).statusCode(200).extract().<String>path("sessionId");
        taken(joined(ended));
        app.end(ended).statusCode(200);
        app.start(Map.of("openingLine", secret)).statusCode(200);
        assertThat(holding(app.person())).contains("voice_session", "presence", "idempotency_key");
        assertThat(holding(secret)).contains("voice_session");

        erased(Instant.now());

        assertThat(holding(secret)).isEmpty();
        // What was just published about it is on its way.
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(holding(app.person())).isEmpty());
    }

    @Test
    void everybodyElseKeepsEverything() {
        var other = VoiceApp.ofSomebodyNew();
        var theirs = other.started().session();
        app.started();

        erased(Instant.now());

        assertThat(app.sessions()).isEmpty();
        assertThat(VoiceApp.outcome(theirs)).isEqualTo("active");
        assertThat(VendorSandbox.room(theirs)).isPresent();
        assertThat(redis.key().exists(key(theirs))).isTrue();
    }

    @Test
    void aSessionThatLivesIsEndedFirstAndNothingIsLeftOfItAnywhere() {
        var session = app.started().session();

        erased(Instant.now());

        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.ENDED);
        assertThat(VoiceApp.event(session, VoiceApp.ENDED).getString("reason")).isEqualTo("ended_by_service");
        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(session).isEmpty());
        await().atMost(30, SECONDS).until(() -> !redis.key().exists(key(session)));
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(holding(session)).isEmpty());
    }

    @Test
    void aStartThatWasUnderWayLeavesNoRoom() {
        var session = "session_1_" + UUID.randomUUID();
        Database.execute("""
                INSERT INTO voice.voice_session (id, person_id, state, voice, agent_name, requested_at)
                VALUES (?, ?, 'requested', 'Ashley', 'voice-agent', now())""", session, app.person());

        erased(Instant.now());
        awaitTried(session);
        opensRoom(session);

        VoiceApp.awaitEvents(session, VoiceApp.ENDED);
        assertThat(VoiceApp.event(session, VoiceApp.ENDED).getMap("$")).doesNotContainKey("startedAt");
        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(session).isEmpty());
    }

    @Test
    void whileLiveKitIsAwayItIsAskedUntilTheRoomIsGone() {
        var session = app.started().session();
        VendorSandbox.outOfReach();

        erased(Instant.now());
        awaitTried(session);
        assertThat(app.sessions()).isEmpty();

        VendorSandbox.reachable();
        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(session).isEmpty());
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(holding(session)).isEmpty());
    }

    @Test
    void lateFactsReviveNothing() {
        var session = app.started().session();
        erased(Instant.now());

        taken(joined(session));

        assertThat(app.sessions()).isEmpty();
        assertThat(holding("anna-of-" + session)).isEmpty();
    }

    @Test
    void whoComesBackIsSomebodyNew() {
        var erasedAt = Instant.now();
        erased(erasedAt);
        var session = app.started().session();

        erased(erasedAt);

        assertThat(VoiceApp.outcome(session)).isEqualTo("active");
    }

    @Test
    void whatIsLeftIsNobodysButTheServices() throws SQLException {
        var session = app.started().session();
        VendorSandbox.outOfReach();
        erased(Instant.now());

        assertThat(Database.query("SELECT room FROM voice.erased_room WHERE room = ?", session)).hasSize(1);
        try (var database = Database.connect("voice_app")) {
            assertThat(Database.query(database, "SELECT room FROM voice.erased_room")).isEmpty();
        }
    }

    /// persona-service has erased the person; returns when this service has followed.
    private void erased(Instant at) {
        taken(new PersonErased(new PersonId(app.person()), at.truncatedTo(ChronoUnit.MICROS)));
    }

    private static ParticipantJoined joined(String session) {
        var from = new Provenance(Vendor.LIVEKIT, session, null, Instant.now(), Instant.now(), How.WEBHOOK, "d-1");
        return new ParticipantJoined(from, new Participant("PA_1", "anna-of-" + session, Kind.PERSON));
    }

    private void taken(DomainEvent event) {
        try {
            var id = Kafka.send(event, json.writeValueAsString(event));
            await().atMost(30, SECONDS).until(
                    () -> !Database.query("SELECT event_id FROM voice.inbox WHERE event_id = ?", id).isEmpty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitTried(String session) {
        await().atMost(30, SECONDS).until(() -> !Database.query(
                "SELECT room FROM voice.erased_room WHERE room = ? AND tried_at IS NOT NULL", session).isEmpty());
    }

    /// As a start does that does not know yet.
    private static void opensRoom(String name) {
        given().baseUri(VendorSandbox.address()).auth()
                .oauth2(VendorSandbox.livekitToken("{\"roomCreate\":true}"))
                .contentType("application/json").body(Map.of("name", name))
                .post("/twirp/livekit.RoomService/CreateRoom").then().statusCode(200);
    }

    /// The tables that have this text anywhere in a row, whatever tables there are.
    private static Set<String> holding(String text) {
        var holding = new TreeSet<String>();
        for (var table : Database.query(TABLES)) {
            if (!Database.query("SELECT 1 FROM voice." + table + " t WHERE strpos(t::text, ?) > 0 LIMIT 1", text)
                    .isEmpty()) {
                holding.add(table);
            }
        }
        return holding;
    }

    private static String key(String session) {
        return "parley:voice:session:" + session;
    }
}
