package dev.parley.voice.capacity;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActsAsService;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import dev.parley.voice.assistant.VoiceApp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pool `small` holds two sessions; the account at Tavus, of which this service has no use, three.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class CapacityTest {
    private static final String SMALL = "small";

    @Inject
    Capacity capacity;
    @Inject
    Works works;
    private VoiceApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = VoiceApp.ofSomebodyNew();
    }

    @AfterEach
    void nothingIsHeld() {
        Database.execute("DELETE FROM voice.capacity_lease WHERE scope IN ('pool:small', 'vendor:tavus')");
    }

    @Test
    void noMoreIsTakenThanThereIsHoweverManyAskAtOnce() throws Exception {
        List<Boolean> granted;
        try (var threads = Executors.newFixedThreadPool(12)) {
            var asking = Stream.<Callable<Boolean>>generate(() -> () -> isGranted(small())).limit(12).toList();
            granted = threads.invokeAll(asking).stream().map(CapacityTest::result).toList();
        }

        assertThat(granted).filteredOn(isGranted -> isGranted).hasSize(2);
        assertThat(held("pool:small")).isEqualTo("2 2");
    }

    @Test
    void whoeverIsRefusedIsToldWhenToComeBackAndHoldsNothing() {
        take(small());
        take(small());

        assertThatExceptionOfType(NoCapacity.class).isThrownBy(() -> take(small()))
                .satisfies(refused -> assertThat(refused.retryAfter().orElseThrow().toSeconds()).isBetween(1L, 60L));

        assertThat(held("vendor:tavus")).isEqualTo("2 2");
    }

    @Test
    void theAccountCountsForAllPools() {
        take(small());
        take(at("another"));
        take(at("another"));

        assertThat(isGranted(small())).isFalse();
        assertThat(held("pool:small")).isEqualTo("1 1");
    }

    @Test
    void takingAgainForTheSameSessionTakesNothingMore() {
        var demand = small();
        take(demand);
        take(demand);

        assertThat(held("pool:small")).isEqualTo("1 1");
    }

    @Test
    void whatIsGivenBackIsFree() throws Throwable {
        var demand = small();
        take(demand);
        take(small());

        VertxContextSupport.subscribeAndAwait(() -> works.giveBack(demand.session()));

        take(small());
        assertThat(held("pool:small")).isEqualTo("2 2");
    }

    @Test
    void whatADeadSessionHeldComesBackByItself() {
        take(small());
        take(small());
        Database.execute("UPDATE voice.capacity_lease SET until = now() WHERE scope = 'pool:small'");

        take(small());
        await().atMost(30, SECONDS).until(() -> held("pool:small").equals("1 1"));
    }

    @Test
    void aSessionHoldsItsPlaceUntilItsRoomIsGone() {
        var session = app.started().session();
        assertThat(leases(session)).isEqualTo("pool:default vendor:livekit");
        VendorSandbox.outOfReach();
        app.end(session).statusCode(200);
        assertThat(leases(session)).isEqualTo("pool:default vendor:livekit");

        VendorSandbox.reachable();

        await().atMost(30, SECONDS).until(() -> leases(session).isEmpty());
    }

    @Test
    void aStartThatIsRefusedLeavesNothing() {
        PeerStandIn.refusing(PeerStandIn.RESERVATIONS, 429, "too_many_sessions");

        app.start(Map.of()).statusCode(429).header("Retry-After", "7");

        assertThat(app.sessions()).isEmpty();
        assertThat(Database.query("SELECT session_id FROM voice.capacity_lease WHERE person_id = ?", app.person()))
                .isEmpty();
    }

    @Test
    void aPreparedSessionIsRefusedAsAProblem() {
        var first = prepared().statusCode(201).extract().<String>path("session_id");
        prepared().statusCode(201);

        var refused = prepared();

        refused.statusCode(429).contentType("application/problem+json");
        assertThat(refused.extract().<String>path("code")).isEqualTo("too_many_sessions");
        assertThat(Integer.parseInt(refused.extract().header("Retry-After"))).isBetween(1, 60);
        app.end(first).statusCode(200);
        prepared().statusCode(201);
    }

    @Test
    void nobodySeesWhatOthersHold() throws SQLException {
        take(new Demand(new SessionId("session_" + UUID.randomUUID()), new PersonId(app.person()), Vendor.TAVUS));

        assertThat(seenBy(app.person())).isEqualTo(1);
        assertThat(seenBy("somebody-else")).isZero();
    }

    private static int seenBy(String person) throws SQLException {
        try (var connection = Database.connect("voice_app"); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('parley.role', 'user', true), set_config('parley.person', '" + person
                    + "', true)");
            var rows = statement.executeQuery("SELECT count(*) FROM voice.capacity_lease WHERE scope = 'vendor:tavus'");
            rows.next();
            return rows.getInt(1);
        }
    }

    private ValidatableResponse prepared() {
        return given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON)
                .body(Map.of("user_id", app.person(), "session_id", "prepared-" + UUID.randomUUID(), "kind", "voice",
                        "limit_seconds", 600, "voice_id", "Ashley", "agent_name", "small-agent"))
                .post("/v1/voice/sessions").then();
    }

    private Demand small() {
        return at(SMALL);
    }

    private Demand at(String pool) {
        return new Demand(new SessionId("session_" + UUID.randomUUID()), new PersonId(app.person()), Vendor.TAVUS, pool,
                null);
    }

    private void take(Demand demand) {
        capacity.take(demand).await().indefinitely();
    }

    private boolean isGranted(Demand demand) {
        return capacity.take(demand).replaceWith(true).onFailure(NoCapacity.class).recoverWithItem(false)
                .await().indefinitely();
    }

    private static boolean result(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /// What the gauge says, and how many leases there are.
    private static String held(String scope) {
        return Database.query("""
                SELECT concat_ws(' ', taken, (SELECT count(*) FROM voice.capacity_lease l WHERE l.scope = g.scope))
                FROM voice.capacity_gauge g WHERE scope = ?""", scope).getFirst();
    }

    private static String leases(String session) {
        return String.join(" ", Database.query(
                "SELECT scope FROM voice.capacity_lease WHERE session_id = ? ORDER BY scope", session));
    }

    @ApplicationScoped
    static class Works {
        @Inject
        Capacity capacity;

        @ActsAsService
        Uni<Void> giveBack(SessionId session) {
            return capacity.giveBack(session);
        }
    }
}
