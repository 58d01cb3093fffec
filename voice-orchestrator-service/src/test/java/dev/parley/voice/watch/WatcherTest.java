package dev.parley.voice.watch;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import dev.parley.voice.assistant.LiveKitSays;
import dev.parley.voice.assistant.VoiceApp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An agent has three seconds to come, and may be silent for two. Each test has a worker of its own at the
/// simulated LiveKit.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
@TestProfile(WatcherTest.Impatient.class)
class WatcherTest {
    private static final String LOST = "parley.voice.agent-lost.v1";

    @Inject
    ObjectMapper json;
    private VoiceApp app;
    private String agent;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        VendorSandbox.behave();
        PeerStandIn.helpful();
        app = VoiceApp.ofSomebodyNew();
        agent = "agent-" + UUID.randomUUID();
    }

    @Test
    void anAgentThatDoesNotComeIsCalledOnceMoreAndThenTheSessionFails() {
        VendorSandbox.hire(agent, "none", 0);
        var session = started();

        VoiceApp.awaitOutcome(session, "failed agent_unavailable");

        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.DISPATCHED, VoiceApp.ENDED);
        var ended = VoiceApp.event(session, VoiceApp.ENDED);
        assertThat(ended.getMap("$")).doesNotContainKey("startedAt").containsEntry("reason", "agent_unavailable");
        await().atMost(30, SECONDS).untilAsserted(() -> {
            assertThat(PeerStandIn.releasesOf(session)).hasSize(1);
            assertThat(VendorSandbox.room(session)).isEmpty();
            assertThat(leases(session)).isEmpty();
        });
        as().get("/v1/voice/sessions/" + session).then().statusCode(200);
    }

    @Test
    void theSecondCallIsToldApartAndNoThirdIsMade() {
        VendorSandbox.hire(agent, "none", 0);
        var session = started();

        await().atMost(30, SECONDS).until(() -> attempts(session), List.of(1, 2)::equals);
    }

    @Test
    void anAgentOfWhichNobodyToldIsFoundInTheRoom() {
        VendorSandbox.hire(agent, "available", 0);
        var session = started();

        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.READY);
        assertThat(state(session)).isEqualTo("there");
        assertThat(attempts(session)).containsExactly(1);
        as().get("/v1/voice/sessions/" + session).then().statusCode(200)
                .extract().jsonPath().getLong("time_to_agent_ms");
    }

    @Test
    void ofTwoThatComeTheSecondIsPutOut() {
        VendorSandbox.hire(agent, "slow", 4);
        var session = started();
        await().atMost(30, SECONDS).until(() -> VendorSandbox.inRoom(session, "AGENT").size() == 2);

        sayWhoIsThere(session);

        await().atMost(30, SECONDS).until(() -> VendorSandbox.inRoom(session, "AGENT").size() == 1);
        assertThat(identity(session)).isEqualTo(VendorSandbox.inRoom(session, "AGENT").getFirst().get("identity"));
        assertThat(VoiceApp.outcome(session)).isEqualTo("active");
    }

    @Test
    void anAgentOfSomebodyElseIsLeftAlone() {
        VendorSandbox.hire(agent, "available", 0);
        var guest = "guest-" + UUID.randomUUID();
        VendorSandbox.hire(guest, "available", 0);
        var session = there();
        VendorSandbox.dispatch(session, guest);
        await().atMost(30, SECONDS).until(() -> VendorSandbox.inRoom(session, "AGENT").size() == 2);

        sayWhoIsThere(session);

        await().atMost(30, SECONDS).until(() -> column(session, "extras_due_at").isEmpty()
                && column(session, "extras").equals("{}"));
        assertThat(VendorSandbox.inRoom(session, "AGENT")).hasSize(2);
    }

    @Test
    void anAgentThatIsLostWhileAPersonIsThereIsReplaced() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        says(session).personJoined("PA_anna");
        lose(session, "CLIENT_INITIATED");

        await().atMost(30, SECONDS).until(() -> attempts(session), List.of(1, 2)::equals);
        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.READY, LOST, VoiceApp.DISPATCHED,
                VoiceApp.READY);
        assertThat(VoiceApp.event(session, LOST).getString("vendorReason")).isEqualTo("CLIENT_INITIATED");
        assertThat(job(session, 1).getBoolean("replaces")).isTrue();
    }

    @Test
    void whileNobodyIsThereALostAgentIsNotReplaced() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        lose(session, "CLIENT_INITIATED");
        await().atMost(30, SECONDS).until(() -> state(session).equals("lost")
                && column(session, "agent_due_at").isEmpty());
        assertThat(attempts(session)).containsExactly(1);

        says(session).personJoined("PA_anna");

        await().atMost(30, SECONDS).until(() -> attempts(session), List.of(1, 2)::equals);
    }

    @Test
    void agentsThatAreLostAgainAndAgainEndTheSession() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        says(session).personJoined("PA_anna");
        for (int lost = 1; lost <= 4; lost++) {
            await().atMost(30, SECONDS).until(() -> state(session), "there"::equals);
            lose(session, "AGENT_ERROR");
            await().atMost(30, SECONDS).until(() -> !"there".equals(state(session)));
        }

        VoiceApp.awaitOutcome(session, "ended agent_unavailable");
        assertThat(VoiceApp.event(session, VoiceApp.ENDED).getMap("$")).containsKey("startedAt");
        assertThat(PeerStandIn.releasesOf(session)).isEmpty();
        assertThat(VoiceApp.events(session).stream().filter(VoiceApp.DISPATCHED::equals)).hasSize(4);
    }

    @Test
    void aReplacementThatDoesNotComeIsCalledOnceMoreAndThenTheSessionEnds() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        says(session).personJoined("PA_anna");
        VendorSandbox.hire(agent, "none", 0);
        lose(session, "CLIENT_INITIATED");

        VoiceApp.awaitOutcome(session, "ended agent_unavailable");
        assertThat(VoiceApp.events(session).stream().filter(VoiceApp.DISPATCHED::equals)).hasSize(3);
    }

    @Test
    void anAgentThatFallsSilentIsPutOutAndReplaced() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        var silent = identity(session);
        says(session).personJoined("PA_anna");
        beat(session, 0, 204);

        await().atMost(30, SECONDS).until(() -> attempts(session), List.of(1, 2)::equals);
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(VendorSandbox.inRoom(session, "AGENT"))
                .hasSize(1).noneMatch(listed -> silent.equals(listed.get("identity"))));
        assertThat(VoiceApp.event(session, LOST).getString("vendorReason")).isEqualTo("silent");
        await().atMost(30, SECONDS).untilAsserted(() -> beat(session, 0, 404));
        beat(session, 1, 204);
    }

    @Test
    void anAgentThatIsHeardOfStays() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        says(session).personJoined("PA_anna");
        beat(session, 0, 204);
        var first = awaitColumn(session, "agent_due_at");

        await().atMost(30, SECONDS).until(() -> {
            beat(session, 0, 204);
            return column(session, "agent_due_at").compareTo(first) > 0;
        });
        assertThat(state(session)).isEqualTo("there");
        assertThat(attempts(session)).containsExactly(1);
    }

    @Test
    void onlyTheTokenOfTheSessionsOwnJobIsBelieved() {
        VendorSandbox.hire(agent, "available", 0);
        var session = started();
        var another = started();

        beat(session, heartbeat(session, 0).getString("heartbeat.token"), 204);
        beat(session, heartbeat(another, 0).getString("heartbeat.token"), 401);
        beat(session, "forged." + heartbeat(session, 0).getString("heartbeat.token").split("\\.")[1], 401);
        beat(session, app.token(), 401);
        beat(session, Tokens.service(), 401);
        given().post(path(session)).then().statusCode(401);
    }

    @Test
    void anAgentWhoseSessionIsOverIsToldSo() {
        VendorSandbox.hire(agent, "available", 0);
        var session = started();
        var token = heartbeat(session, 0).getString("heartbeat.token");
        app.end(session).statusCode(200);

        await().atMost(30, SECONDS).untilAsserted(() -> beat(session, token, 404));
    }

    @Test
    void anAgentWhoseJobIsSaidToHaveEndedIsLookedForAndReplacedIfItHasGone() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        says(session).personJoined("PA_anna");
        VendorSandbox.leaveRoom(session, identity(session));

        says(session).jobEnded();

        await().atMost(30, SECONDS).until(() -> attempts(session), List.of(1, 2)::equals);
        assertThat(VoiceApp.event(session, LOST).getString("vendorReason")).isEqualTo("gone from the room");
    }

    @Test
    void whoseConnectionBrokeMayComeBack() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        says(session).personJoined("PA_anna");
        says(session).personLeft("PA_anna", "CONNECTION_TIMEOUT");
        says(session).personJoined("PA_anna2");
        await().atMost(30, SECONDS).until(() -> presences(session) == 2);

        assertThat(VoiceApp.outcome(session)).isEqualTo("active");
        assertThat(column(session, "person_due_at")).isEmpty();
    }

    @Test
    void whoDoesNotComeBackHasBeenAwayFromWhenTheConnectionBroke() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        says(session).personJoined("PA_anna");
        says(session).personLeft("PA_anna", "CONNECTION_TIMEOUT");

        VoiceApp.awaitOutcome(session, "ended alone_timeout");
        assertThat(Database.query("""
                SELECT s.ended_at = p.left_at FROM voice.voice_session s JOIN voice.presence p ON p.session_id = s.id
                WHERE s.id = ?""", session)).containsExactly("t");
        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(session).isEmpty());
    }

    @Test
    void anAgentDoesNotWaitForEver() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();

        Database.execute("UPDATE voice.attendance SET person_due_at = now() WHERE session_id = ?", session);

        VoiceApp.awaitOutcome(session, "ended never_joined");
    }

    @Test
    void aPersonOfWhomNobodyToldIsNotPutOut() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        VendorSandbox.joinRoom(session, as().get("/v1/voice/sessions/" + session).then().extract().path("token"));

        Database.execute("UPDATE voice.attendance SET person_due_at = now() WHERE session_id = ?", session);

        await().atMost(30, SECONDS).until(() -> column(session, "person_due_at").isEmpty());
        assertThat(VoiceApp.outcome(session)).isEqualTo("active");
    }

    @Test
    void aLateAgentDoesNotBringARoomBack() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        app.end(session).statusCode(200);
        assertThat(VendorSandbox.room(session)).isEmpty();
        VendorSandbox.dispatch(session, agent);
        await().atMost(30, SECONDS).until(() -> VendorSandbox.inRoom(session, "AGENT").size() == 1);

        sayWhoIsThere(session);

        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(session).isEmpty());
        assertThat(VoiceApp.outcome(session)).isEqualTo("ended ended_by_user");
    }

    @Test
    void whileLiveKitIsAwayNobodyWaitsForEver() {
        VendorSandbox.hire(agent, "none", 0);
        var session = started();
        VendorSandbox.outOfReach();

        VoiceApp.awaitOutcome(session, "failed agent_unavailable");
        VendorSandbox.reachable();
        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(session).isEmpty());
    }

    @Test
    void whatAnInstanceLeftUndoneIsTakenOverByAnother() {
        VendorSandbox.hire(agent, "available", 0);
        var session = there();
        says(session).personJoined("PA_anna");
        await().atMost(30, SECONDS).until(() -> presences(session) == 1);
        // Died after it had noted its call, and before it made it.
        Database.execute(
                """
                        UPDATE voice.attendance SET state = 'called', attempt = 2, calls = 1, replacements = 1, ref = NULL,
                            called_at = now(), agent_due_at = now(), taken_until = now() + interval '1 second', agent_sid = NULL,
                            agent_identity = NULL
                        WHERE session_id = ?""",
                session);

        await().atMost(30, SECONDS).until(() -> attempts(session), List.of(1, 2)::equals);
    }

    @Test
    void operatorsSeeHowAgentsAreDoing() {
        VendorSandbox.hire(agent, "available", 0);
        there();

        var pools = as().get("/v1/voice/agents").then().statusCode(200).extract().jsonPath();

        assertThat(pools.getList("pools.pool")).contains("default", "small");
        assertThat(pools.getMap("pools.find { it.pool == 'small' }")).containsOnlyKeys("pool", "runtime", "agent_names",
                "only_by_name", "in_use", "capacity", "awaited", "there", "lost").containsEntry("capacity", 2);
        assertThat(pools.getInt("pools.find { it.pool == 'default' }.there")).isPositive();
        given().get("/v1/voice/agents").then().statusCode(401);
    }

    /// A session of which LiveKit has said that its agent is there.
    private String there() {
        var session = started();
        await().atMost(30, SECONDS).until(() -> !VendorSandbox.inRoom(session, "AGENT").isEmpty());
        sayWhoIsThere(session);
        await().atMost(30, SECONDS).until(() -> state(session), "there"::equals);
        return session;
    }

    private String started() {
        return given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON)
                .body(Map.of("user_id", app.person(), "session_id", "prepared-" + UUID.randomUUID(), "kind", "voice",
                        "limit_seconds", 600, "voice_id", "Ashley", "agent_name", agent))
                .post("/v1/voice/sessions").then().statusCode(201).extract().path("session_id");
    }

    private void sayWhoIsThere(String session) {
        VendorSandbox.inRoom(session, "AGENT").forEach(listed -> says(session).agentJoined(listed.get("sid").toString(),
                listed.get("identity").toString()));
    }

    private void lose(String session, String reason) {
        var sid = column(session, "agent_sid");
        var identity = identity(session);
        VendorSandbox.leaveRoom(session, identity);
        says(session).agentLeft(sid, identity, reason);
    }

    private LiveKitSays says(String session) {
        return new LiveKitSays(json, session);
    }

    private void beat(String session, int call, int status) {
        beat(session, heartbeat(session, call).getString("heartbeat.token"), status);
    }

    private static void beat(String session, String token, int status) {
        given().auth().oauth2(token).post(path(session)).then().statusCode(status);
    }

    private static String path(String session) {
        return "/v1/voice/sessions/" + session + "/agent/heartbeat";
    }

    private static JsonPath heartbeat(String session, int call) {
        return job(session, call);
    }

    private static JsonPath job(String session, int call) {
        return JsonPath.from(VendorSandbox.dispatches(session).get(call).get("metadata").toString());
    }

    private static List<Integer> attempts(String session) {
        return VendorSandbox.dispatches(session).stream()
                .map(dispatch -> JsonPath.from(dispatch.get("metadata").toString()).getInt("attempt")).toList();
    }

    private static String state(String session) {
        return column(session, "state");
    }

    private static String identity(String session) {
        return column(session, "agent_identity");
    }

    private static String awaitColumn(String session, String column) {
        return await().atMost(30, SECONDS).until(() -> column(session, column), value -> !value.isEmpty());
    }

    /// Empty if it is null, or the session is over.
    private static String column(String session, String column) {
        return String.join("", Database.query("SELECT coalesce(" + column + "::text, '') FROM voice.attendance"
                + " WHERE session_id = ?", session));
    }

    private static int presences(String session) {
        return Database.query("SELECT sid FROM voice.presence WHERE session_id = ?", session).size();
    }

    private static List<String> leases(String session) {
        return Database.query("SELECT scope FROM voice.capacity_lease WHERE session_id = ?", session);
    }

    private RequestSpecification as() {
        return given().auth().oauth2(app.token());
    }

    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("parley.watch.arrive-within", "PT3S", "parley.watch.silence", "PT2S",
                    "parley.watch.reconnect-grace", "PT2S", "parley.watch.retry-after", "PT0.3S",
                    "parley.watch.hold", "PT10S");
        }
    }
}
