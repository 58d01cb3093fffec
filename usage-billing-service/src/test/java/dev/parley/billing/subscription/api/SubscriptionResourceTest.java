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
import java.time.Instant;
import java.util.List;
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
                .body("since", nullValue());
        assertThat(rows()).isEmpty();
    }

    @Test
    void aChangedPlanIsAnsweredAndThenReadByThePersonAndByAService() {
        var since = change("reflect_plus").statusCode(200)
                .body("plan", equalTo("reflect_plus"))
                .body("plan_name", equalTo("Reflect+"))
                .body("features", contains("premium_avatars"))
                .body("since", notNullValue())
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
    void aPeriodThatIsOpenHasTheNewAllowanceAtOnceAndKeepsWhatWasReserved() {
        reserve(600).statusCode(200);
        assertAllowance(FREE_SECONDS);

        change("reflect_plus");

        assertAllowance(REFLECT_PLUS_SECONDS).body("reserved_seconds", equalTo(600));
        reserve(5400).statusCode(200).body("granted_seconds", equalTo(5400));
    }

    @Test
    void aSmallerPlanThanIsReservedAlreadyLeavesNothing() {
        change("reflect_plus");
        reserve(3600).statusCode(200);

        change("free").statusCode(200);

        assertAllowance(FREE_SECONDS).body("reserved_seconds", equalTo(3600)).body("remaining_seconds", equalTo(0));
        reserve(60).statusCode(402).body("allowance_seconds", equalTo(FREE_SECONDS));
    }

    @Test
    void aPeriodThatIsOpenedLaterHasTheAllowanceOfThePlan() {
        change("reflect_plus");
        reserve(600).statusCode(200);
        aMonthGoesBy();
        assertAllowance(REFLECT_PLUS_SECONDS).body("reserved_seconds", equalTo(0));
    }

    @Test
    void aPeriodThatAnotherIsJustOpeningHasTheNewAllowance() throws Exception {
        try (var other = Database.connect("postgres");
                var opening = other.prepareStatement("""
                        INSERT INTO billing.usage_period (person_id, period, allowance_seconds)
                        VALUES (?, date_trunc('month', now() AT TIME ZONE 'UTC'), 1500)""");
                var threads = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            opening.setString(1, person);
            opening.executeUpdate();

            var changed = threads.submit(() -> change("reflect_plus").extract().statusCode());
            await().atMost(20, SECONDS).until(SubscriptionResourceTest::somebodyWaitsToOpenAPeriod);
            other.commit();

            assertThat(changed.get()).isEqualTo(200);
        }
        assertAllowance(REFLECT_PLUS_SECONDS);
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
        assertThat(Database.query("""
                SELECT usage_period.allowance_seconds = plan.allowance_seconds
                FROM billing.usage_period JOIN billing.subscription USING (person_id)
                JOIN billing.plan ON code = subscription.plan WHERE person_id = ?""", person)).containsExactly("t");
    }

    @Test
    void aPersonCannotChangeAPlanNotEvenTheirOwn() {
        change(given().auth().oauth2(Tokens.user(person)), person, "{\"plan\": \"reflect_plus\"}").statusCode(403)
                .body("code", equalTo("forbidden"));
        change(given(), person, "{\"plan\": \"reflect_plus\"}").statusCode(401);
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
        assertAllowance(FREE_SECONDS);
    }

    @Test
    void anIdThatNobodyCanHaveIsRefused() {
        for (var id : List.of("x".repeat(201), " ", "\u2003", "a\u0000b")) {
            change(given().auth().oauth2(Tokens.service()), id, "{\"plan\": \"reflect_plus\"}").statusCode(422)
                    .body("errors.pointer", hasItem("/user_id"));
            given().auth().oauth2(Tokens.service()).queryParam("user_id", id).get("/v1/subscriptions/me").then()
                    .statusCode(422)
                    .body("errors.pointer", hasItem("/user_id"));
        }
        change(given().auth().oauth2(Tokens.service()), person + "x".repeat(200 - person.length()),
                "{\"plan\": \"reflect_plus\"}").statusCode(200);
    }

    @Test
    void postgresItselfHidesASubscriptionFromAnybodyElse() throws Exception {
        var other = "other-" + person;
        change("reflect_plus");
        change(given().auth().oauth2(Tokens.service()), other, "{\"plan\": \"resolve_together\"}").statusCode(200);

        try (var connection = Database.connect("billing_app")) {
            assertThat(Database.query(connection, "SELECT plan FROM subscription")).isEmpty();
            Database.query(connection,
                    "SELECT set_config('parley.role', 'user', false), set_config('parley.person', ?, false)", person);
            assertThat(Database.query(connection, "SELECT plan FROM subscription WHERE person_id = ?", other))
                    .isEmpty();
            assertThat(Database.query(connection, "SELECT person_id FROM subscription")).containsExactly(person);
        }
    }

    private ValidatableResponse mine() {
        return given().auth().oauth2(Tokens.user(person)).get("/v1/subscriptions/me").then();
    }

    private ValidatableResponse change(String plan) {
        return change(given().auth().oauth2(Tokens.service()), person, "{\"plan\": \"" + plan + "\"}");
    }

    private static ValidatableResponse change(RequestSpecification caller, String person, String body) {
        return caller.contentType(ContentType.JSON).body(body).put("/v1/subscriptions/{id}", person).then();
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

    private ValidatableResponse assertAllowance(int seconds) {
        return given().auth().oauth2(Tokens.user(person)).get("/v1/usage/me").then()
                .statusCode(200)
                .body("allowance_seconds", equalTo(seconds));
    }

    /// The month at hand becomes a past one, so that the next use opens another.
    private void aMonthGoesBy() {
        Database.execute("UPDATE billing.usage_period SET period = period - interval '1 month' WHERE person_id = ?",
                person);
    }

    private static boolean somebodyWaitsToOpenAPeriod() {
        return !Database.query("""
                SELECT pid FROM pg_stat_activity
                WHERE usename = 'billing_app' AND wait_event_type = 'Lock' AND query LIKE '%usage_period%'""")
                .isEmpty();
    }

    private List<String> rows() {
        return Database.query("SELECT plan FROM billing.subscription WHERE person_id = ?", person);
    }

    private void awaitTold(String... changes) {
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(told())
                .extracting(change -> change.planBefore() + " -> " + change.plan())
                .containsExactly(changes));
    }

    private List<SubscriptionChanged> told() {
        return Kafka.records(Topic.USAGE, person).stream()
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
