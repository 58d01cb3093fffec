package dev.parley.billing.usage.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.billing.statement.BookedSession;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class UsageResourceTest {
    private String person;

    @BeforeEach
    void somebodyNew() {
        person = "person-" + UUID.randomUUID();
    }

    @Test
    void somebodyWhoNeverUsedAnythingHasEverythingLeft() {
        var present = YearMonth.now(ZoneOffset.UTC);
        mine("").statusCode(200)
                .body("period", equalTo(present.toString()))
                .body("plan", equalTo("free"))
                .body("allowance_seconds", equalTo(1500))
                .body("used_seconds", equalTo(0))
                .body("reserved_seconds", equalTo(0))
                .body("remaining_seconds", equalTo(1500))
                .body("resets_at", equalTo(present.plusMonths(1) + "-01T00:00:00Z"))
                .body("sessions", equalTo(0))
                .body("by_kind", anEmptyMap());
    }

    @Test
    void whatWasUsedIsToldByKind() {
        BookedSession.period(person, "2024-03", "reflect_plus", 6000, 435);
        new BookedSession("a-" + person, person).known("mentor", "tavus", "2024-03-05T10:00:00Z")
                .settled("2024-03", 125, 3, 0, "2024-03-05T10:02:05Z")
                .corrected("2024-03", -10, -1, 0, "join_to_leave", "2024-03-05T11:00:00Z");
        new BookedSession("b-" + person, person).known("mentor", "tavus", "2024-03-06T10:00:00Z")
                .settled("2024-03", 200, 4, 0, "2024-03-06T10:10:00Z");
        new BookedSession("c-" + person, person).reserved("voice", "2024-03")
                .settled("2024-03", 60, 1, 0, "2024-03-07T10:00:00Z");
        new BookedSession("d-" + person, person).settled("2024-03", 60, 1, 0, "2024-03-08T10:00:00Z");
        new BookedSession("e-" + person, person).settled("2024-04", 600, 10, 0, "2024-04-01T10:00:00Z");

        mine("?period=2024-03").statusCode(200)
                .body("period", equalTo("2024-03"))
                .body("plan", equalTo("reflect_plus"))
                .body("used_seconds", equalTo(435))
                .body("remaining_seconds", equalTo(5565))
                .body("resets_at", equalTo("2024-04-01T00:00:00Z"))
                .body("sessions", equalTo(4))
                .body("by_kind.size()", equalTo(3))
                .body("by_kind.mentor.seconds", equalTo(315))
                .body("by_kind.mentor.billed_minutes", equalTo(6))
                .body("by_kind.voice.seconds", equalTo(60))
                .body("by_kind.unknown.billed_minutes", equalTo(1));
    }

    @Test
    void aMonthThatNobodyOpenedHasWhatItWouldHaveAndIsNotOpenedByReading() {
        Database.execute("""
                INSERT INTO billing.subscription (person_id, plan, starts_at, told_at)
                VALUES (?, 'reflect_plus', '2024-03-16T12:00:00Z', now())""", person);

        mine("?period=2024-02").body("plan", equalTo("free")).body("allowance_seconds", equalTo(1500));
        // Half of the month gives half of each.
        mine("?period=2024-03").body("plan", equalTo("reflect_plus"))
                .body("allowance_seconds", equalTo(3750))
                .body("used_seconds", equalTo(0))
                .body("sessions", equalTo(0));
        mine("?period=" + YearMonth.now(ZoneOffset.UTC).plusMonths(1)).body("allowance_seconds", equalTo(6000));
        assertThat(Database.query("SELECT period FROM billing.usage_period WHERE person_id = ?", person)).isEmpty();
    }

    @Test
    void sessionsAreListedNewestFirst() {
        new BookedSession("a-" + person, person).known("mentor", "tavus", "2024-03-05T10:00:00Z")
                .settled("2024-03", 125, 3, 5, "2024-03-05T10:02:05Z")
                .corrected("2024-03", -10, -1, 0, "join_to_leave", "2024-03-09T11:00:00Z");
        new BookedSession("b-" + person, person).reserved("voice", "2024-03")
                .settled("2024-03", 60, 1, 0, "2024-03-07T10:00:00Z");

        mine("/sessions?period=2024-03").statusCode(200)
                .body("items.session_id", contains("b-" + person, "a-" + person))
                .body("items.kind", contains("voice", "mentor"))
                .body("items.vendor", contains(null, "tavus"))
                .body("items.started_at", contains(null, "2024-03-05T10:00:00Z"))
                .body("items.seconds", contains(60, 115))
                .body("items.billed_minutes", contains(1, 2))
                .body("items.unbilled_seconds", contains(0, 5))
                .body("items.clock", contains("ours", "join_to_leave"))
                .body("next_cursor", nullValue());
        mine("/sessions").statusCode(200).body("items", empty());
    }

    @Test
    void sessionsOfOneMomentAreEachOnOnePage() {
        var sessions = IntStream.range(0, 7).mapToObj(i -> i + "-" + person).toList();
        sessions.forEach(session -> new BookedSession(session, person).known("mentor", "tavus", "2024-03-05T10:00:00Z")
                .settled("2024-03", 60, 1, 0, "2024-03-05T10:01:00Z"));

        assertThat(pages("/v1/usage/me/sessions?period=2024-03&limit=2", Tokens.user(person), "session_id"))
                .containsExactlyElementsOf(sessions.reversed());
    }

    @Test
    void theHistoryIsEveryMonthNewestFirst() {
        BookedSession.period(person, "2024-01", "free", 1500, 0);
        BookedSession.period(person, "2024-02", "free", 1500, 190);
        BookedSession.period(person, "2024-03", "reflect_plus", 6000, 60);
        new BookedSession("a-" + person, person).settled("2024-02", 125, 3, 0, "2024-02-05T10:00:00Z")
                .corrected("2024-02", 5, 0, 0, "vendors", "2024-02-05T11:00:00Z");
        new BookedSession("b-" + person, person).settled("2024-02", 60, 1, 0, "2024-02-29T23:59:00Z")
                .settled("2024-03", 60, 1, 0, "2024-03-01T00:01:00Z");

        mine("/history").statusCode(200)
                .body("items.period", contains("2024-03", "2024-02", "2024-01"))
                .body("items.allowance_seconds", contains(6000, 1500, 1500))
                .body("items.used_seconds", contains(60, 190, 0))
                .body("items.billed_minutes", contains(1, 4, 0))
                .body("items.sessions", contains(1, 2, 0));
        assertThat(pages("/v1/usage/me/history?limit=1", Tokens.user(person), "period"))
                .containsExactly("2024-03", "2024-02", "2024-01");
    }

    @Test
    void aPersonReadsTheirOwnUseOnlyAndAServiceNamesThePerson() {
        BookedSession.period(person, "2024-03", "free", 1500, 60);
        new BookedSession("a-" + person, person).settled("2024-03", 60, 1, 0, "2024-03-05T10:00:00Z");

        for (var path : List.of("/v1/usage/me/sessions?period=2024-03", "/v1/usage/me/history")) {
            as(Tokens.user("mallory-" + person)).get(path).then().statusCode(200).body("items", empty());
            as(Tokens.service()).queryParam("user_id", person).get(path).then().body("items", hasSize(1));
            as(Tokens.admin()).queryParam("user_id", person).get(path).then().body("items", hasSize(1));
        }
        for (var path : List.of("/v1/usage/me", "/v1/usage/me/sessions", "/v1/usage/me/history")) {
            as(Tokens.user("mallory-" + person)).queryParam("user_id", person).get(path).then().statusCode(403);
            given().get(path).then().statusCode(401);
        }
        as(Tokens.user("mallory-" + person)).get("/v1/usage/me?period=2024-03").then()
                .body("used_seconds", equalTo(0))
                .body("sessions", equalTo(0));
        as(Tokens.service()).queryParam("user_id", person).get("/v1/usage/me?period=2024-03").then()
                .body("used_seconds", equalTo(60))
                .body("sessions", equalTo(1));
    }

    @Test
    void whatIsNoMonthIsRefused() {
        for (var period : List.of("2026-13", "march", "1999-12", "9999-12", "2024-3", "2024-03\u0000")) {
            for (var path : List.of("/v1/usage/me", "/v1/usage/me/sessions", "/v1/usage")) {
                as(Tokens.admin()).queryParam("period", period).get(path).then()
                        .statusCode(422)
                        .contentType("application/problem+json")
                        .body("errors.pointer", contains("/period"))
                        .body("errors[0].detail", containsString("must be a month from 2000-01 to "));
            }
        }
    }

    @Test
    void aCursorOfNoListIsRefused() {
        for (var path : List.of("/v1/usage/me/sessions", "/v1/usage/me/history", "/v1/usage")) {
            for (var cursor : List.of("nonsense", "YQpi")) {
                as(Tokens.admin()).queryParam("cursor", cursor).get(path).then().statusCode(400);
            }
        }
    }

    @Test
    void anAdminSeesWhoUsesMostAndTiesAreEachOnOnePage() {
        var people = everybodyOf("2001-05", 100, 900, 100, 100, 1500);
        BookedSession.period("other-" + person, "2001-06", "free", 1500, 1200);

        assertThat(pages("/v1/usage?period=2001-05&limit=2", Tokens.admin(), "user_id"))
                .containsExactly(people.get(4), people.get(1), people.get(0), people.get(2), people.get(3));
        as(Tokens.admin()).get("/v1/usage?period=2001-05&limit=1").then()
                .body("items[0].plan", equalTo("free"))
                .body("items[0].allowance_seconds", equalTo(1500))
                .body("items[0].used_seconds", equalTo(1500))
                .body("items[0].reserved_seconds", equalTo(0));
    }

    @Test
    void anAdminSeesThoseWhoUsedSoMuchOrAreOnAPlan() {
        var people = everybodyOf("2001-07", 0, 1199, 1200, 1600);
        BookedSession.period("plus-" + person, "2001-07", "reflect_plus", 6000, 3000);
        BookedSession.period("nothing-" + person, "2001-07", "none", 0, 0);
        BookedSession.period("beyond-" + person, "2001-07", "none", 0, 1);

        assertThat(pages("/v1/usage?period=2001-07&min_used_percent=80", Tokens.admin(), "user_id"))
                .containsExactly(people.get(3), people.get(2), "beyond-" + person);
        assertThat(pages("/v1/usage?period=2001-07&min_used_percent=101", Tokens.admin(), "user_id"))
                .containsExactly(people.get(3), "beyond-" + person);
        assertThat(pages("/v1/usage?period=2001-07&plan=reflect_plus", Tokens.admin(), "user_id"))
                .containsExactly("plus-" + person);
        assertThat(pages("/v1/usage?period=2001-07&plan=reflect_plus&min_used_percent=51", Tokens.admin(), "user_id"))
                .isEmpty();
        assertThat(pages("/v1/usage?period=2001-07", Tokens.admin(), "user_id")).hasSize(7);
    }

    @Test
    void onlyAnAdminSeesWhoUsesMost() {
        as(Tokens.user(person)).get("/v1/usage").then().statusCode(403);
        as(Tokens.service()).get("/v1/usage").then().statusCode(403);
        given().get("/v1/usage").then().statusCode(401);
    }

    @Test
    void aFilterThatIsNoneIsRefused() {
        for (var percent : List.of("-1", "80%", "1.5", "10000", "٨٠")) {
            as(Tokens.admin()).queryParam("min_used_percent", percent).get("/v1/usage").then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/min_used_percent"))
                    .body("errors[0].detail", equalTo("must be a whole number from 0 to 9999"));
        }
        as(Tokens.admin()).queryParam("plan", "free\u0000").get("/v1/usage").then()
                .statusCode(422)
                .body("errors.pointer", contains("/plan"));
    }

    /// People whose names are in order, with what they used.
    private List<String> everybodyOf(String period, long... usedSeconds) {
        var people = IntStream.range(0, usedSeconds.length).mapToObj(i -> i + "-" + person).toList();
        for (int i = 0; i < usedSeconds.length; i++) {
            BookedSession.period(people.get(i), period, "free", 1500, usedSeconds[i]);
        }
        return people;
    }

    private static List<String> pages(String path, String token, String field) {
        var items = new ArrayList<String>();
        String cursor = null;
        do {
            var asked = as(token);
            var page = (cursor == null ? asked : asked.queryParam("cursor", cursor)).get(path).then().statusCode(200);
            items.addAll(page.extract().path("items." + field));
            cursor = page.extract().path("next_cursor");
        } while (cursor != null);
        return items;
    }

    private ValidatableResponse mine(String path) {
        return as(Tokens.user(person)).get("/v1/usage/me" + path).then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
