package dev.parley.billing.subscription.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.Topic;
import dev.parley.model.event.UsageEvent.SubscriptionChanged;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class SubscriptionResourceTest {
    private static final int FREE_SECONDS = 25 * 60;
    private static final int REFLECT_PLUS_SECONDS = 100 * 60;

    @Inject
    ObjectMapper json;
    private String person;

    @BeforeEach
    void somebodyNew() {
        person = "person-" + UUID.randomUUID();
    }

    @Test
    void somebodyWhosePlanWasNeverChangedIsOnTheFreeOne() {
        mine().statusCode(200)
                .body("plan", equalTo("free"))
                .body("plan_name", equalTo("Free"))
                .body("features", empty())
                .body("$", hasKey("since"))
                .body("since", nullValue())
                .body("allowance_seconds", equalTo(FREE_SECONDS))
                .body("sessions_max", equalTo(3))
                .body("$", hasKey("next"))
                .body("next", nullValue());
        assertThat(rows()).isEmpty();
    }

    @Test
    void aChangedPlanIsAnsweredAndThenReadByThePersonAndByAService() {
        var since = change("reflect_plus").statusCode(200)
                .body("plan", equalTo("reflect_plus"))
                .body("plan_name", equalTo("Reflect+"))
                .body("features", contains("premium_avatars"))
                .body("since", notNullValue())
                .body("allowance_seconds", equalTo(REFLECT_PLUS_SECONDS))
                .body("sessions_max", equalTo(5))
                .body("next", nullValue())
                .extract().<String>path("since");

        mine().body("plan", equalTo("reflect_plus")).body("since", equalTo(since));
        given().auth().oauth2(Tokens.service()).get("/v1/subscriptions/me?user_id=" + person).then()
                .statusCode(200)
                .body("plan_name", equalTo("Reflect+"))
                .body("features", contains("premium_avatars"))
                .body("since", equalTo(since));
    }

    @Test
    void anAdminChangesPlansToo() {
        change(given().auth().oauth2(Tokens.admin()), person, "{\"plan\": \"resolve_together\"}").statusCode(200)
                .body("features", contains("premium_avatars", "group_sessions"));
    }

    @Test
    void aChangeInTheMiddleOfAMonthGivesEachPlansShareOfItsAllowance() {
        sown("2026-04-20T00:00:00Z", "reflect_plus");
        sown("2026-05-11T00:00:00Z", "resolve_together");
        sown("2026-05-21T05:59:59.999999Z", "free");

        opened("2026-04-01", "2026-05-01", "2026-06-01");

        // April: 19 of 30 days free and 11 Reflect+. May: 10 of 31 Reflect+, 10 1/4 Resolve Together, the rest free.
        assertThat(periods()).containsExactly("2026-04-01 3150", "2026-05-01 12374", "2026-06-01 1500")
                .isEqualTo(ProRated.periods(person));
    }

    @Test
    void theMonthAtHandIsMeteredUnderTheNewPlanFromTheMomentOnAndKeepsWhatWasReserved() {
        reserve(600).statusCode(200);
        assertThat(periods()).singleElement().asString().endsWith(" 1500");

        change("resolve_together");

        assertThat(periods()).isEqualTo(ProRated.periods(person));
        assertThat(metered()).containsExactly("resolve_together {premium_avatars,group_sessions} 10, 600 reserved");
        usage().body("reserved_seconds", equalTo(600))
                .body("allowance_seconds", equalTo(Integer.valueOf(ProRated.periods(person).getFirst().split(" ")[1])));
    }

    @Test
    void manyChangesInAMonthAreEachPaidForTheirTime() {
        for (var plan : List.of("reflect_plus", "resolve_together", "free", "reflect_plus")) {
            change(plan).statusCode(200);
            assertThat(periods()).isEqualTo(ProRated.periods(person)).hasSize(1);
        }
        assertThat(rows()).hasSize(4);
    }

    @Test
    void aMonthUnderOnePlanHasItsWholeAllowance() {
        sown("2026-01-31T23:59:59.999999Z", "reflect_plus");
        usage().body("allowance_seconds", equalTo(REFLECT_PLUS_SECONDS));
    }

    @Test
    void aPeriodThatAnotherIsJustOpeningHasTheNewAllowance() throws Exception {
        try (var other = Database.connect("postgres");
                var opening = other.prepareStatement("""
                        INSERT INTO billing.usage_period
                            (person_id, period, allowance_seconds, plan, features, sessions_max)
                        VALUES (?, date_trunc('month', now() AT TIME ZONE 'UTC'), 1500, 'free', '{}', 3)""");
                var threads = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            opening.setString(1, person);
            opening.executeUpdate();

            var changed = threads.submit(() -> change("resolve_together").extract().statusCode());
            await().atMost(20, SECONDS).until(SubscriptionResourceTest::somebodyWaitsToOpenAPeriod);
            other.commit();

            assertThat(changed.get()).isEqualTo(200);
        }
        assertThat(periods()).isEqualTo(ProRated.periods(person));
        assertThat(metered()).containsExactly("resolve_together {premium_avatars,group_sessions} 10, 0 reserved");
    }

    @Test
    void aChangeAtThePeriodsEndLeavesTheMonthAtHandAndOpensTheNextUnderTheNewPlan() {
        var since = change("reflect_plus").extract().<String>path("since");
        var before = periods();

        change("resolve_together", "period_end").statusCode(200)
                .body("plan", equalTo("reflect_plus"))
                .body("since", equalTo(since))
                .body("next", equalTo(Map.of("plan", "resolve_together", "starts_at", nextMonth())));

        mine().body("features", contains("premium_avatars")).body("next.plan", equalTo("resolve_together"));
        assertThat(periods()).isEqualTo(ProRated.periods(person)).hasSize(2).startsWith(before.getFirst())
                .last().asString().endsWith(" 30000");
    }

    @Test
    void whoCancelsKeepsThePlanUntilThePeriodsEnd() {
        change("reflect_plus");

        cancel("").statusCode(200)
                .body("plan", equalTo("reflect_plus"))
                .body("next", equalTo(Map.of("plan", "free", "starts_at", nextMonth())));
        assertThat(rows()).containsExactly("reflect_plus", "free");
        assertThat(periods()).isEqualTo(ProRated.periods(person)).last().asString().endsWith(" 1500");

        cancel("").statusCode(200).body("next.plan", equalTo("free"));
        cancel("?when=period_end").statusCode(200).body("next.plan", equalTo("free"));
        assertThat(rows()).containsExactly("reflect_plus", "free");
    }

    @Test
    void whoCancelsAtOnceIsOnTheFreePlanAndCancellingAgainChangesNothing() {
        change("reflect_plus");
        cancel("").statusCode(200);

        var since = cancel("?when=now").statusCode(200).body("plan", equalTo("free")).body("next", nullValue())
                .extract().<String>path("since");
        cancel("?when=now").body("since", equalTo(since));
        cancel("").body("since", equalTo(since)).body("next", nullValue());

        assertThat(rows()).containsExactly("reflect_plus", "free");
        assertThat(periods()).isEqualTo(ProRated.periods(person));
        awaitTold("free -> reflect_plus", "reflect_plus -> free");
    }

    @Test
    void whoIsOnTheFreePlanHasNothingToCancel() {
        cancel("").statusCode(200).body("plan", equalTo("free")).body("since", nullValue()).body("next", nullValue());
        cancel("?when=now").statusCode(200).body("since", nullValue());
        assertThat(rows()).isEmpty();
    }

    @Test
    void aLaterWishTakesThePlaceOfTheOneToCome() {
        change("reflect_plus");
        cancel("");

        change("resolve_together", "period_end").body("next.plan", equalTo("resolve_together"));
        assertThat(rows()).containsExactly("reflect_plus", "resolve_together");
        assertThat(periods()).isEqualTo(ProRated.periods(person)).last().asString().endsWith(" 30000");

        change("resolve_together", "now").body("plan", equalTo("resolve_together")).body("next", nullValue());
        assertThat(rows()).containsExactly("reflect_plus", "resolve_together");
        assertThat(periods()).isEqualTo(ProRated.periods(person)).hasSize(2);
        awaitTold("free -> reflect_plus", "reflect_plus -> resolve_together");
    }

    @Test
    void whoWantsThePlanAtHandStaysOnIt() {
        var since = change("reflect_plus").extract().<String>path("since");
        for (var when : List.of("now", "period_end")) {
            cancel("").body("next.plan", equalTo("free"));
            change("reflect_plus", when).statusCode(200).body("since", equalTo(since)).body("next", nullValue());
            assertThat(rows()).containsExactly("reflect_plus");
            assertThat(periods()).isEqualTo(ProRated.periods(person)).last().asString().endsWith(" 6000");
        }
        change("free");
        awaitTold("free -> reflect_plus", "reflect_plus -> free");
    }

    @Test
    void aChangeIsToldOnceAndTheSamePlanAgainIsNoChange() {
        change("free").statusCode(200).body("since", nullValue());
        var since = change("reflect_plus").extract().<String>path("since");
        change("reflect_plus").statusCode(200).body("plan", equalTo("reflect_plus")).body("since", equalTo(since));
        change("free").statusCode(200).body("plan", equalTo("free")).body("since", notNullValue());

        awaitTold("free -> reflect_plus", "reflect_plus -> free");
        assertThat(told().getFirst().person().value()).isEqualTo(person);
        assertThat(told().getFirst().changedAt()).isEqualTo(Instant.parse(since));
        assertThat(Database.query("SELECT told_at = starts_at FROM billing.subscription WHERE person_id = ?", person))
                .containsExactly("t", "t");
    }

    @Test
    void aChangeWhoseTimeHasComeIsInForceAndTold() {
        sown("2026-01-01T00:00:00Z", "reflect_plus");
        untold("2026-02-01T00:00:00Z", "resolve_together");

        mine().body("plan", equalTo("resolve_together")).body("since", equalTo("2026-02-01T00:00:00Z"));
        awaitTold("reflect_plus -> resolve_together");
        assertThat(told().getFirst().changedAt()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(
                Database.query("SELECT plan FROM billing.subscription WHERE person_id = ? AND told_at IS NULL", person))
                .isEmpty();
    }

    @Test
    void aChangeThatIsStillToComeIsNotTold() {
        var other = "other-" + person;
        change("reflect_plus", "period_end");
        untold(other, "2026-02-01T00:00:00Z", "reflect_plus");

        awaitToldOf(other, "free -> reflect_plus");
        assertThat(told()).isEmpty();
    }

    @Test
    void whatAnotherInstanceIsJustTellingIsPassedOver() throws Exception {
        var other = "other-" + person;
        try (var instance = Database.connect("postgres");
                var telling = instance.prepareStatement("""
                        SELECT plan FROM billing.subscription WHERE person_id = ? FOR UPDATE""")) {
            sown("2026-01-01T00:00:00Z", "reflect_plus");
            untold("2026-02-01T00:00:00Z", "free");
            instance.setAutoCommit(false);
            telling.setString(1, person);
            telling.executeQuery();
            untold(other, "2026-02-01T00:00:01Z", "resolve_together");

            awaitToldOf(other, "free -> resolve_together");
            instance.rollback();
        }
        awaitTold("reflect_plus -> free");
    }

    @Test
    void aChangeThatIsDueIsToldBeforeTheOneAfterIt() {
        untold("2026-02-01T00:00:00Z", "reflect_plus");
        change("resolve_together").statusCode(200);
        awaitTold("free -> reflect_plus", "reflect_plus -> resolve_together");
    }

    @Test
    void theSameChangeManyTimesAtOnceIsOneChange() throws Exception {
        assertThat(changeAtOnce(IntStream.range(0, 16).mapToObj(_ -> "reflect_plus").toList())).containsOnly(200);
        change("free");

        awaitTold("free -> reflect_plus", "reflect_plus -> free");
    }

    @Test
    void manyChangesAtOnceGoOneAfterTheOther() throws Exception {
        var asked = List.of("reflect_plus", "resolve_together", "free");
        assertThat(changeAtOnce(IntStream.range(0, 30).mapToObj(i -> asked.get(i % asked.size())).toList()))
                .containsOnly(200);
        var last = mine().extract().<String>path("plan");
        var next = last.equals("free") ? "reflect_plus" : "free";
        change(next);

        await().atMost(20, SECONDS).untilAsserted(() -> {
            var told = told();
            var plans = Stream.concat(Stream.of("free"), told.stream().map(SubscriptionChanged::plan)).toList();
            assertThat(plans).hasSizeGreaterThan(2).endsWith(last, next);
            assertThat(told).extracting(SubscriptionChanged::planBefore)
                    .containsExactlyElementsOf(plans.subList(0, plans.size() - 1));
        });
        assertThat(told()).extracting(SubscriptionChanged::plan).isEqualTo(rows());
        assertThat(periods()).isEqualTo(ProRated.periods(person));
    }

    @Test
    void atMostOneChangeIsToComeHoweverManyAreAskedForAtOnce() throws Exception {
        change("reflect_plus");
        try (var threads = Executors.newFixedThreadPool(16)) {
            var asks = IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> (i % 2 == 0 ? cancel("") : change("resolve_together", "period_end"))
                                    .extract().statusCode())
                    .toList();
            assertThat(threads.invokeAll(asks).stream().map(Future::resultNow)).containsOnly(200);
        }
        assertThat(rows()).hasSize(2).first().isEqualTo("reflect_plus");
        assertThat(periods()).isEqualTo(ProRated.periods(person)).hasSize(2);
    }

    @Test
    void anOperatorReadsTheHistoryOfAPersonsPlansTheLatestFirst() {
        sown("2026-01-01T00:00:00Z", "reflect_plus");
        sown("2026-02-01T00:00:00.5Z", "resolve_together");
        change("reflect_plus", "period_end");

        history(Tokens.admin(), "").statusCode(200)
                .body("items.plan", contains("reflect_plus", "resolve_together", "reflect_plus"))
                .body("items.starts_at", contains(nextMonth(), "2026-02-01T00:00:00.500Z", "2026-01-01T00:00:00Z"))
                .body("items.told_at", contains(null, "2026-02-01T00:00:00.500Z", "2026-01-01T00:00:00Z"))
                .body("next_cursor", nullValue());

        var cursor = history(Tokens.admin(), "?limit=2").body("items", hasSize(2)).extract()
                .<String>path("next_cursor");
        history(Tokens.admin(), "?limit=2&cursor=" + cursor)
                .body("items.starts_at", contains("2026-01-01T00:00:00Z"))
                .body("next_cursor", nullValue());
        history(Tokens.admin(), "?cursor=nonsense").statusCode(400);
        history(Tokens.user(person), "").statusCode(403);
        history(Tokens.service(), "").statusCode(403);
    }

    @Test
    void aPersonCannotChangeAPlanNotEvenTheirOwn() {
        change(given().auth().oauth2(Tokens.user(person)), person, "{\"plan\": \"reflect_plus\"}").statusCode(403)
                .body("code", equalTo("forbidden"));
        change(given(), person, "{\"plan\": \"reflect_plus\"}").statusCode(401);
        given().auth().oauth2(Tokens.user(person)).delete("/v1/subscriptions/{id}", person).then().statusCode(403);
        given().delete("/v1/subscriptions/{id}", person).then().statusCode(401);
        assertThat(rows()).isEmpty();
    }

    @Test
    void aPersonReadsTheirOwnPlanOnly() {
        change("reflect_plus");
        given().auth().oauth2(Tokens.user("mallory-" + person)).get("/v1/subscriptions/me?user_id=" + person).then()
                .statusCode(403);
        given().auth().oauth2(Tokens.user("mallory-" + person)).get("/v1/subscriptions/me").then()
                .statusCode(200)
                .body("plan", equalTo("free"));
        given().get("/v1/subscriptions/me").then().statusCode(401);
    }

    @Test
    void aPlanThatIsNoneIsRefusedAndChangesNothing() {
        for (var body : List.of("{\"plan\": \"platinum\"}", "{\"plan\": \"\"}", "{\"plan\": \" \"}",
                "{\"plan\": \"free\\u0000\"}", "{\"plan\": null}", "{}")) {
            change(given().auth().oauth2(Tokens.service()), person, body).statusCode(422)
                    .contentType("application/problem+json")
                    .body("code", equalTo("invalid"))
                    .body("errors.pointer", contains("/plan"));
        }
        assertThat(rows()).isEmpty();
        assertThat(periods()).isEmpty();
    }

    @Test
    void aTimeThatIsNoneIsRefusedAndChangesNothing() {
        for (var when : List.of("later", "NOW", "now ")) {
            change("reflect_plus", when).statusCode(422).body("errors.pointer", contains("/when"));
            given().auth().oauth2(Tokens.service()).queryParam("when", when).delete("/v1/subscriptions/{id}", person)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/when"));
        }
        change("reflect_plus", "").statusCode(422).body("errors.pointer", contains("/when"));
        change(given().auth().oauth2(Tokens.service()), person, "{\"plan\": \"free\", \"wen\": \"period_end\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/wen"));
        assertThat(rows()).isEmpty();
    }

    @Test
    void anIdThatNobodyCanHaveIsRefused() {
        for (var id : List.of("x".repeat(201), " ", "\u2003", "a\u0000b")) {
            change(given().auth().oauth2(Tokens.service()), id, "{\"plan\": \"reflect_plus\"}").statusCode(422)
                    .body("errors.pointer", hasItem("/user_id"));
            given().auth().oauth2(Tokens.service()).delete("/v1/subscriptions/{id}", id).then().statusCode(422)
                    .body("errors.pointer", hasItem("/user_id"));
            given().auth().oauth2(Tokens.admin()).get("/v1/subscriptions/{id}/history", id).then().statusCode(422)
                    .body("errors.pointer", hasItem("/user_id"));
            given().auth().oauth2(Tokens.service()).queryParam("user_id", id).get("/v1/subscriptions/me").then()
                    .statusCode(422)
                    .body("errors.pointer", hasItem("/user_id"));
        }
        change(given().auth().oauth2(Tokens.service()), person + "x".repeat(200 - person.length()),
                "{\"plan\": \"reflect_plus\"}").statusCode(200);
    }

    @Test
    void postgresItselfHidesATimelineFromAnybodyElse() throws Exception {
        var other = "other-" + person;
        change("reflect_plus");
        cancel("");
        change(given().auth().oauth2(Tokens.service()), other, "{\"plan\": \"resolve_together\"}").statusCode(200);

        try (var connection = Database.connect("billing_app")) {
            assertThat(Database.query(connection, "SELECT plan FROM subscription")).isEmpty();
            Database.query(connection,
                    "SELECT set_config('parley.role', 'user', false), set_config('parley.person', ?, false)", person);
            assertThat(Database.query(connection, "SELECT plan FROM subscription WHERE person_id = ?", other))
                    .isEmpty();
            assertThat(Database.query(connection, "SELECT plan FROM subscription ORDER BY starts_at"))
                    .containsExactly("reflect_plus", "free");
            assertThat(Database.query(connection, "SELECT (terms_at(?, now())).plan", other)).containsExactly("free");
            assertThat(Database.query(connection, "DELETE FROM subscription WHERE person_id = ? RETURNING plan", other))
                    .isEmpty();
            assertThat(Database.query(connection,
                    "UPDATE subscription SET plan = 'free' WHERE person_id = ? RETURNING plan",
                    other)).isEmpty();
        }
    }

    private ValidatableResponse mine() {
        return given().auth().oauth2(Tokens.user(person)).get("/v1/subscriptions/me").then();
    }

    private ValidatableResponse usage() {
        return given().auth().oauth2(Tokens.user(person)).get("/v1/usage/me").then().statusCode(200);
    }

    private ValidatableResponse change(String plan) {
        return change(given().auth().oauth2(Tokens.service()), person, "{\"plan\": \"" + plan + "\"}");
    }

    private ValidatableResponse change(String plan, String when) {
        return change(given().auth().oauth2(Tokens.service()), person,
                "{\"plan\": \"%s\", \"when\": \"%s\"}".formatted(plan, when));
    }

    private static ValidatableResponse change(RequestSpecification caller, String person, String body) {
        return caller.contentType(ContentType.JSON).body(body).put("/v1/subscriptions/{id}", person).then();
    }

    private ValidatableResponse cancel(String query) {
        return given().auth().oauth2(Tokens.service()).delete("/v1/subscriptions/" + person + query).then();
    }

    private ValidatableResponse history(String token, String query) {
        return given().auth().oauth2(token).get("/v1/subscriptions/" + person + "/history" + query).then();
    }

    private List<Integer> changeAtOnce(List<String> plans) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var changes = plans.stream()
                    .<Callable<Integer>>map(plan -> () -> change(plan).extract().statusCode())
                    .toList();
            return threads.invokeAll(changes).stream().map(Future::resultNow).toList();
        }
    }

    private ValidatableResponse reserve(long seconds) {
        return given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON)
                .body("{\"user_id\": \"%s\", \"session_id\": \"s-%s\", \"seconds\": %d}".formatted(person,
                        UUID.randomUUID(), seconds))
                .post("/v1/reservations").then();
    }

    /// A change of the past, as it is stored.
    private void sown(String startsAt, String plan) {
        Database.execute("""
                INSERT INTO billing.subscription (person_id, starts_at, plan, told_at)
                VALUES (?, CAST(? AS timestamptz), ?, CAST(? AS timestamptz))""", person, startsAt, plan, startsAt);
    }

    private void untold(String startsAt, String plan) {
        untold(person, startsAt, plan);
    }

    private static void untold(String whose, String startsAt, String plan) {
        Database.execute("""
                INSERT INTO billing.subscription (person_id, starts_at, plan)
                VALUES (?, CAST(? AS timestamptz), ?)""", whose, startsAt, plan);
    }

    private void opened(String... periods) {
        try (var connection = Database.connect("billing_app")) {
            Database.query(connection, "SELECT set_config('parley.role', 'service', false)");
            for (var period : periods) {
                Database.query(connection, "SELECT CAST(open_period(?, CAST(? AS date), now()) AS text)", person,
                        period);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nextMonth() {
        return YearMonth.now(ZoneOffset.UTC).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }

    private static boolean somebodyWaitsToOpenAPeriod() {
        return !Database.query("""
                SELECT pid FROM pg_stat_activity
                WHERE usename = 'billing_app' AND wait_event_type = 'Lock' AND query LIKE '%retake_terms%'""")
                .isEmpty();
    }

    private List<String> rows() {
        return Database.query("SELECT plan FROM billing.subscription WHERE person_id = ? ORDER BY starts_at", person);
    }

    private List<String> periods() {
        return Database.query("""
                SELECT period || ' ' || allowance_seconds FROM billing.usage_period
                WHERE person_id = ? ORDER BY period""", person);
    }

    private List<String> metered() {
        return Database.query("""
                SELECT concat(plan, ' ', features, ' ', sessions_max, ', ', reserved_seconds, ' reserved')
                FROM billing.usage_period WHERE person_id = ? ORDER BY period""", person);
    }

    private void awaitTold(String... changes) {
        awaitToldOf(person, changes);
    }

    private void awaitToldOf(String whose, String... changes) {
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(told(whose))
                .extracting(change -> change.planBefore() + " -> " + change.plan())
                .containsExactly(changes));
    }

    private List<SubscriptionChanged> told() {
        return told(person);
    }

    private List<SubscriptionChanged> told(String whose) {
        return Kafka.records(Topic.USAGE, whose).stream()
                .filter(record -> Kafka.header(record, "ce_type").equals("parley.usage.subscription-changed.v1"))
                .map(this::read)
                .toList();
    }

    private SubscriptionChanged read(ConsumerRecord<String, byte[]> record) {
        try {
            return json.readValue(record.value(), SubscriptionChanged.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
