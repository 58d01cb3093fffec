package dev.parley.billing.plan.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class PlanResourceTest {
    private static final String LATER = "2099-03-01T00:00:00Z";
    private static final String MUCH_LATER = "2100-03-01T00:00:00.25Z";

    private static final String COMPLETE = """
            {"effective_from": null, "name": "A plan", "allowance_seconds": 600, "features": ["captions"],
             "sessions_max": 3, "price": {"amount_minor": 999, "currency": "USD"},
             "overage": {"policy": "allow", "minute_minor": 7}}""";

    private String plan;
    private String person;

    @BeforeEach
    void somethingNew() {
        plan = "plan_" + UUID.randomUUID().toString().substring(0, 18).replace('-', '_');
        person = "person-" + UUID.randomUUID();
    }

    @Test
    void everybodyReadsThePlansAndTheirTermsInForce() {
        for (var token : List.of(Tokens.user(person), Tokens.service(), Tokens.admin())) {
            listed(token).body("items.find { it.code == 'free' }.keySet()", containsInAnyOrder("code", "name",
                    "effective_from", "allowance_seconds", "features", "sessions_max", "price", "overage"))
                    .body("items.find { it.code == 'free' }.name", equalTo("Free"))
                    .body("items.find { it.code == 'free' }.effective_from", equalTo("2000-01-01T00:00:00Z"))
                    .body("items.find { it.code == 'free' }.allowance_seconds", equalTo(1500))
                    .body("items.find { it.code == 'free' }.features", empty())
                    .body("items.find { it.code == 'free' }.sessions_max", equalTo(3))
                    .body("items.find { it.code == 'free' }.price",
                            equalTo(Map.of("amount_minor", 0, "currency", "USD")))
                    .body("items.find { it.code == 'free' }.overage.policy", equalTo("block"))
                    .body("items.find { it.code == 'free' }.overage.minute_minor", nullValue());
        }
        given().get("/v1/plans").then().statusCode(401);
        given().get("/v1/plans/free").then().statusCode(401);
    }

    @Test
    void thePlansThatAreThereFromTheBeginHaveTheirTerms() {
        listed(Tokens.user(person))
                .body("items.find { it.code == 'reflect_plus' }.allowance_seconds", equalTo(6000))
                .body("items.find { it.code == 'reflect_plus' }.sessions_max", equalTo(5))
                .body("items.find { it.code == 'reflect_plus' }.features", contains("premium_avatars"))
                .body("items.find { it.code == 'resolve_together' }.allowance_seconds", equalTo(30_000))
                .body("items.find { it.code == 'resolve_together' }.sessions_max", equalTo(10))
                .body("items.find { it.code == 'resolve_together' }.features",
                        contains("premium_avatars", "group_sessions"));
    }

    @Test
    void plansComeInPages() {
        var codes = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var page = given().auth().oauth2(Tokens.user(person)).queryParam("limit", 1)
                    .queryParams(cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
                    .get("/v1/plans").then().statusCode(200).extract();
            codes.addAll(page.path("items.code"));
            cursor = page.path("next_cursor");
        }
        assertThat(codes).doesNotHaveDuplicates().contains("free", "reflect_plus", "resolve_together");
    }

    @Test
    void aNewPlanCanBeHadAtOnce() {
        put("""
                {"name": "Minutes & more", "allowance_seconds": 7200, "features": ["captions", "group_sessions"],
                 "sessions_max": 7, "price": {"amount_minor": 1999, "currency": "EUR"},
                 "overage": {"policy": "allow", "minute_minor": 12}}""").statusCode(201)
                .body("code", equalTo(plan))
                .body("terms", hasSize(1))
                .body("terms[0].effective_from", notNullValue());

        read(Tokens.user(person)).statusCode(200)
                .body("name", equalTo("Minutes & more"))
                .body("terms", hasSize(1))
                .body("terms[0].allowance_seconds", equalTo(7200))
                .body("terms[0].features", contains("captions", "group_sessions"))
                .body("terms[0].sessions_max", equalTo(7))
                .body("terms[0].price", equalTo(Map.of("amount_minor", 1999, "currency", "EUR")))
                .body("terms[0].overage", equalTo(Map.of("policy", "allow", "minute_minor", 12)));
        subscribe("now").statusCode(200)
                .body("plan_name", equalTo("Minutes & more"))
                .body("allowance_seconds", equalTo(7200))
                .body("sessions_max", equalTo(7));
    }

    @Test
    void termsThatTookEffectStayWhenNewOnesDo() {
        var first = put(terms(600)).extract().<String>path("terms[0].effective_from");

        put(terms(900)).statusCode(200).body("terms.allowance_seconds", contains(600, 900))
                .body("terms[0].effective_from", equalTo(first));

        read(Tokens.user(person)).body("terms.allowance_seconds", contains(900));
        read(Tokens.service()).body("terms.allowance_seconds", contains(900));
        read(Tokens.admin()).body("terms.allowance_seconds", contains(600, 900));
        for (var past : List.of(first, "2000-01-01T00:00:00Z", "1969-01-01T00:00:00Z")) {
            put(terms(1200, past)).statusCode(422).body("errors.pointer", contains("/effective_from"));
        }
        withdraw(first).statusCode(409).body("code", equalTo("conflict"));
        read(Tokens.admin()).body("terms.allowance_seconds", contains(600, 900));
    }

    @Test
    void theSameTermsAtOnceAgainAreNoNewOnesThoughTheNameMayBe() {
        put(terms(600));
        put(terms(600)).statusCode(200).body("terms", hasSize(1));
        put(terms(600).replace("A plan", "Another name")).statusCode(200)
                .body("name", equalTo("Another name"))
                .body("terms", hasSize(1));
    }

    @Test
    void termsToComeAreSeenByTheOperatorOnlyAndCanBeReplacedAndWithdrawn() {
        put(terms(600));
        put(terms(900, MUCH_LATER)).statusCode(200);
        put(terms(700, LATER)).body("terms.allowance_seconds", contains(600, 700, 900));
        put(terms(800, LATER)).statusCode(200).body("terms.allowance_seconds", contains(600, 800, 900));

        read(Tokens.user(person)).body("terms.allowance_seconds", contains(600));
        listed(Tokens.admin()).body("items.find { it.code == '" + plan + "' }.allowance_seconds", equalTo(600));

        withdraw(LATER).statusCode(204);
        withdraw(LATER).statusCode(404).body("code", equalTo("not_found"));
        withdraw(MUCH_LATER).statusCode(204);
        read(Tokens.admin()).body("terms.allowance_seconds", contains(600));
    }

    @Test
    void aPlanThatIsStillToComeCanBeHadWhenItsTermsAreInForce() {
        put(terms(600, nextMonth())).statusCode(201);
        listed(Tokens.admin()).body("items.code", not(hasItem(plan)));
        read(Tokens.user(person)).statusCode(404);
        subscribe("now").statusCode(422).body("errors.pointer", contains("/plan"));

        subscribe("period_end").statusCode(200).body("next.plan", equalTo(plan));

        assertThat(nextPeriod()).containsExactly(plan + " 600");
    }

    @Test
    void aPlanIsNotToBeHadBeforeItsFirstTerms() {
        put(terms(600, LATER));
        subscribe("period_end").statusCode(422).body("errors.pointer", contains("/plan"));
        assertThat(nextPeriod()).isEmpty();
    }

    @Test
    void termsThatSomebodyWillNeedAreNotWithdrawn() {
        put(terms(600, nextMonth()));
        subscribe("period_end").statusCode(200);

        withdraw(nextMonth()).statusCode(409).body("code", equalTo("conflict"));

        given().auth().oauth2(Tokens.service()).delete("/v1/subscriptions/{id}", person).then().statusCode(200);
        withdraw(nextMonth()).statusCode(204);
    }

    @Test
    void aPlanGoesWithItsLastTermsIfItNeverWasInForce() {
        put(terms(600, LATER));
        withdraw(LATER).statusCode(204);
        read(Tokens.admin()).statusCode(404);
        withdraw(LATER).statusCode(404);
    }

    @Test
    void theFreePlanIsThereForEver() {
        given().auth().oauth2(Tokens.admin()).delete("/v1/plans/free").then().statusCode(405);
        given().auth().oauth2(Tokens.admin()).delete("/v1/plans/free/terms/2000-01-01T00:00:00Z").then()
                .statusCode(409);
    }

    @Test
    void aPeriodThatIsOpenBeforeItBeginsIsMeteredUnderTheTermsThatItBeginsWith() {
        put(terms(600));
        subscribe("period_end");
        assertThat(nextPeriod()).containsExactly(plan + " 600");

        put(terms(700, nextMonth()));
        assertThat(nextPeriod()).containsExactly(plan + " 700");
        withdraw(nextMonth());
        assertThat(nextPeriod()).containsExactly(plan + " 600");
        put(terms(800));
        assertThat(nextPeriod()).containsExactly(plan + " 800");
    }

    @Test
    void whoIsOnThePlanAlreadyKeepsItsTermsUntilTheNextPeriod() {
        put(terms(600));
        subscribe("now");
        var before = thisPeriod();

        put(terms(800));

        assertThat(thisPeriod()).isEqualTo(before).hasSize(1);
        given().auth().oauth2(Tokens.user(person)).get("/v1/subscriptions/me").then()
                .body("allowance_seconds", equalTo(600));
    }

    @Test
    void manyTermsAtOnceAreAllKept() throws Exception {
        put(terms(600));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var puts = IntStream.range(0, 24)
                    .<Callable<Integer>>mapToObj(i -> () -> put(terms(601 + i)).extract().statusCode())
                    .toList();
            assertThat(threads.invokeAll(puts).stream().map(Future::resultNow)).containsOnly(200);
        }
        read(Tokens.admin()).body("terms", hasSize(25));
    }

    @Test
    void manyWhoMakeTheSamePlanAtOnceMakeOne() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var puts = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(_ -> () -> put(terms(600)).extract().statusCode())
                    .toList();
            assertThat(threads.invokeAll(puts).stream().map(Future::resultNow)).containsOnlyOnce(201).contains(200);
        }
        read(Tokens.admin()).body("terms", hasSize(1));
    }

    @Test
    void onlyAnOperatorWritesPlans() {
        for (var token : List.of(Tokens.user(person), Tokens.service())) {
            put(given().auth().oauth2(token), plan, terms(600)).statusCode(403);
            given().auth().oauth2(token).delete("/v1/plans/free/terms/" + LATER).then().statusCode(403);
        }
        put(given(), plan, terms(600)).statusCode(401);
        read(Tokens.admin()).statusCode(404);
    }

    @Test
    void whatIsNoPlanIsNotFound() {
        for (var code : List.of("platinum", "%00", "Free", "x".repeat(300), "%F0%9F%98%80")) {
            for (var token : List.of(Tokens.user(person), Tokens.admin())) {
                given().auth().oauth2(token).urlEncodingEnabled(false).get("/v1/plans/" + code).then().statusCode(404);
            }
        }
        for (var moment : List.of(LATER, "tomorrow", "-100000000-01-01T00:00:00Z", "+100000000-01-01T00:00:00Z")) {
            withdraw("free", moment).statusCode(404);
            withdraw("platinum", moment).statusCode(404);
        }
    }

    @Test
    void aFieldThatIsWrongIsNamedAndNothingIsWritten() {
        refused("/name", "\"A plan\"", "\" \"", "\"" + "x".repeat(101) + "\"", "null", "\"\\u0000\"");
        refused("/allowance_seconds", "600", "-1", "2678401", "1e999999", "0.5", "1e-999999", "null");
        refused("/features/0", "\"captions\"", "\"\"", "\"Captions\"", "\"with space\"", "\"" + "x".repeat(41) + "\"",
                "null");
        refused("/sessions_max", "3", "0", "-3", "1001", "2.5", "null");
        refused("/price/amount_minor", "999", "-1", "1000000001", "9.99", "null");
        refused("/price/currency", "\"USD\"", "\"usd\"", "\"US\"", "\"USDX\"", "\"\\u00c4\\u00d6\\u00dc\"", "null");
        refused("/price", "{\"amount_minor\": 999, \"currency\": \"USD\"}", "null");
        refused("/overage/policy", "\"allow\"", "\"perhaps\"", "null");
        refused("/overage/minute_minor", "7}", "-7}", "1000000001}", "7.5}", "null}");
        refused("/overage/minute_minor", "\"allow\"", "\"block\"");
        refused("/effective_from", "null", "\"2000-01-01T00:00:00Z\"", "\"+12345-01-01T00:00:00Z\"",
                "\"-12345-01-01T00:00:00Z\"");
        refused("/price/cents", "\"amount_minor\": 999", "\"amount_minor\": 999, \"cents\": 1");
        refused("/allowance_minutes", "\"allowance_seconds\"", "\"allowance_minutes\"");
        read(Tokens.admin()).statusCode(404);
    }

    @Test
    void whatCannotBeReadIsNoPlan() {
        for (var body : List.of("", "[]", "{", COMPLETE.replace("600", "\"many\""),
                COMPLETE.replace("[\"captions\"]", "7"), COMPLETE.replaceFirst("null", "\"tomorrow\""))) {
            put(body).statusCode(body.isEmpty() ? 422 : 400).contentType("application/problem+json");
        }
        read(Tokens.admin()).statusCode(404);
    }

    @Test
    void aCodeHasSmallLettersDigitsAndUnderscores() {
        for (var code : List.of("Plus", "1st", "a-b", "x".repeat(41), "\u00fcber", "a b")) {
            put(given().auth().oauth2(Tokens.admin()), code, terms(600)).statusCode(422)
                    .body("errors.pointer", contains("/code"));
        }
        put(given().auth().oauth2(Tokens.admin()), plan + "x".repeat(40 - plan.length()), terms(600)).statusCode(201);
    }

    @Test
    void featuresMayBeLeftOutAndNothingIsBeyondTheAllowanceUnlessItIsSaid() {
        put(terms(0)).statusCode(201)
                .body("terms[0].features", empty())
                .body("terms[0].overage.policy", equalTo("block"))
                .body("terms[0].overage", hasKey("minute_minor"))
                .body("terms[0].overage.minute_minor", nullValue());
    }

    private void refused(String pointer, String right, String... wrongs) {
        for (var wrong : wrongs) {
            assertThat(COMPLETE).contains(right);
            put(COMPLETE.replaceFirst(Pattern.quote(right),
                    Matcher.quoteReplacement(wrong))).statusCode(422)
                    .contentType("application/problem+json")
                    .body("code", equalTo("invalid"))
                    .body("errors.pointer", contains(pointer));
        }
    }

    private static String terms(int allowanceSeconds) {
        return """
                {"name": "A plan", "allowance_seconds": %d, "sessions_max": 3,
                 "price": {"amount_minor": 0, "currency": "USD"}}""".formatted(allowanceSeconds);
    }

    private static String terms(int allowanceSeconds, String effectiveFrom) {
        return terms(allowanceSeconds).replaceFirst("\\{", "{\"effective_from\": \"" + effectiveFrom + "\", ");
    }

    private ValidatableResponse put(String body) {
        return put(given().auth().oauth2(Tokens.admin()), plan, body);
    }

    private static ValidatableResponse put(RequestSpecification caller, String code, String body) {
        return caller.contentType(ContentType.JSON).body(body).put("/v1/plans/{code}", code).then();
    }

    private ValidatableResponse withdraw(String effectiveFrom) {
        return withdraw(plan, effectiveFrom);
    }

    private static ValidatableResponse withdraw(String code, String effectiveFrom) {
        return given().auth().oauth2(Tokens.admin()).delete("/v1/plans/{code}/terms/{from}", code, effectiveFrom)
                .then();
    }

    private ValidatableResponse read(String token) {
        return given().auth().oauth2(token).get("/v1/plans/{code}", plan).then();
    }

    private static ValidatableResponse listed(String token) {
        return given().auth().oauth2(token).get("/v1/plans?limit=200").then().statusCode(200);
    }

    private ValidatableResponse subscribe(String when) {
        return given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON)
                .body("{\"plan\": \"%s\", \"when\": \"%s\"}".formatted(plan, when))
                .put("/v1/subscriptions/{id}", person).then();
    }

    private static String nextMonth() {
        return Instant.from(YearMonth.now(ZoneOffset.UTC).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC))
                .toString();
    }

    private List<String> nextPeriod() {
        return periods(">");
    }

    private List<String> thisPeriod() {
        return periods("<=");
    }

    private List<String> periods(String comparison) {
        return Database.query("""
                SELECT plan || ' ' || allowance_seconds FROM billing.usage_period
                WHERE person_id = ? AND billing.period_start(period)\s""" + comparison + " now() ORDER BY period",
                person);
    }
}
