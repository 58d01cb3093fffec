package dev.parley.billing.report.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.billing.statement.BookedSession;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reports are about everybody, so each test has days of its own.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class ReportResourceTest {
    private static final String USAGE = "/v1/reports/usage";
    private static final String DISCREPANCIES = "/v1/reports/discrepancies";

    private String person;

    @BeforeEach
    void somebodyNew() {
        person = "person-" + UUID.randomUUID();
    }

    @Test
    void usageIsPutTogetherByTheDayOfTheStart() {
        usedIn(2002);
        report(USAGE + "?from=2002-03-01&to=2002-04-01").statusCode(200)
                .body("from", equalTo("2002-03-01"))
                .body("to", equalTo("2002-04-01"))
                .body("by", equalTo("day"))
                .body("rows.key", contains("2002-03-01", "2002-03-05", "2002-03-31"))
                .body("rows.sessions", contains(1, 2, 1))
                .body("rows.seconds", contains(60, 175, 120))
                .body("rows.billed_minutes", contains(1, 3, 2))
                .body("rows.unbilled_seconds", contains(0, 7, 0));
    }

    @Test
    void usageIsPutTogetherByKindVendorAndPlan() {
        usedIn(2003);
        Database.execute("""
                INSERT INTO billing.subscription (person_id, plan, starts_at, told_at)
                VALUES (?, 'reflect_plus', '2003-03-31T00:00:00Z', now())""", person);

        report(USAGE + "?from=2003-03-01&to=2003-04-01&by=kind")
                .body("rows.key", contains("mentor", "unknown", "voice"))
                .body("rows.sessions", contains(1, 1, 2))
                .body("rows.seconds", contains(115, 60, 180));
        report(USAGE + "?from=2003-03-01&to=2003-04-01&by=vendor")
                .body("rows.key", contains("livekit", "tavus", "unknown"))
                .body("rows.seconds", contains(180, 115, 60));
        report(USAGE + "?from=2003-03-01&to=2003-04-01&by=plan")
                .body("rows.key", contains("free", "reflect_plus"))
                .body("rows.sessions", contains(3, 1))
                .body("rows.seconds", contains(235, 120));
    }

    @Test
    void theLastDayOfARangeIsNotInIt() {
        usedIn(2004);
        report(USAGE + "?from=2004-03-01&to=2004-03-05").body("rows.key", contains("2004-03-01"));
        report(USAGE + "?from=2004-03-02&to=2004-03-06").body("rows.key", contains("2004-03-05"));
        report(USAGE + "?from=2004-04-01&to=2004-05-01").body("rows", empty());
    }

    @Test
    void usageIsATableToo() {
        usedIn(2005);
        assertThat(table(USAGE + "?from=2005-03-01&to=2005-04-01&by=vendor")).isEqualTo("""
                vendor,sessions,seconds,billed_minutes,unbilled_seconds
                livekit,2,180,3,0
                tavus,1,115,2,0
                unknown,1,60,1,7
                """.replace("\n", "\r\n"));
        assertThat(table(USAGE + "?from=2005-07-01&to=2005-08-01"))
                .isEqualTo("day,sessions,seconds,billed_minutes,unbilled_seconds\r\n");
    }

    @Test
    void clocksDisagreeByMoreThanAMinuteOrATenthOfTheLongest() {
        clocks("minute", "2006-03-01", 1000L, 1061L, null);
        clocks("just-a-minute", "2006-03-02", 1000L, 1060L, 1000L);
        clocks("tenth", "2006-03-03", null, 100L, 89L);
        clocks("just-a-tenth", "2006-03-04", 90L, null, 100L);
        clocks("alone", "2006-03-05", 500L, null, null);
        clocks("unknown", "2006-03-06", null, null, null);
        clocks("never-joined", "2006-03-07", 3L, 0L, null);
        clocks("nothing", "2006-03-08", 0L, 0L, 0L);
        clocks("all", "2006-03-09", 700L, 800L, 600L);

        report(DISCREPANCIES + "?from=2006-03-01&to=2006-04-01").statusCode(200)
                .body("items.session_id",
                        contains("all-" + person, "never-joined-" + person, "tenth-" + person, "minute-" + person))
                .body("items.difference_seconds", contains(200, 3, 11, 61))
                .body("items.our_seconds", contains(700, 3, null, 1000))
                .body("items.vendor_seconds", contains(800, 0, 100, 1061))
                .body("items.joined_seconds", contains(600, null, 89, null))
                .body("items.user_id", contains(person, person, person, person));
        report(DISCREPANCIES + "?from=2006-03-07&to=2006-03-09")
                .body("items.session_id", contains("never-joined-" + person));
    }

    @Test
    void aDiscrepancySaysWhatIsBilledAndByWhichClock() {
        clocks("s", "2007-03-31", 200L, 100L, 90L)
                .settled("2007-03", 200, 4, 0, "2007-04-01T00:10:00Z")
                .settled("2007-04", 10, 0, 3, "2007-04-01T00:10:00Z")
                .corrected("2007-03", -110, -2, 0, "join_to_leave", "2007-04-02T00:00:00Z");
        clocks("unbooked", "2007-03-01", 200L, 100L, 90L);

        report(DISCREPANCIES + "?from=2007-03-01&to=2007-04-01")
                .body("items.seconds", contains(100, 0))
                .body("items.billed_minutes", contains(2, 0))
                .body("items.unbilled_seconds", contains(3, 0))
                .body("items.kind", contains("mentor", "mentor"))
                .body("items.vendor", contains("tavus", "tavus"))
                .body("items.clock", contains("join_to_leave", null));
        assertThat(table(DISCREPANCIES + "?from=2007-03-01&to=2007-03-02&limit=1")).isEqualTo("""
                session_id,user_id,kind,vendor,started_at,our_seconds,vendor_seconds,joined_seconds,\
                difference_seconds,clock,seconds,billed_minutes,unbilled_seconds
                unbooked-%1$s,%1$s,mentor,tavus,2007-03-01T10:00:00Z,200,100,90,110,,0,0,0
                """.formatted(person).replace("\n", "\r\n"));
    }

    @Test
    void discrepanciesOfOneMomentAreEachOnOnePageAndInOneTable() {
        var sessions = IntStream.range(0, 7).mapToObj(i -> i + "-" + person).toList();
        IntStream.range(0, 7).forEach(i -> clocks(String.valueOf(i), "2008-03-01", 200L, 100L, null));

        assertThat(pages(DISCREPANCIES + "?from=2008-03-01&to=2008-03-02&limit=2"))
                .containsExactlyElementsOf(sessions.reversed());
        assertThat(table(DISCREPANCIES + "?from=2008-03-01&to=2008-03-02").lines()).hasSize(8);
    }

    @Test
    void reportsAreForAdminsOnly() {
        for (var path : List.of(USAGE, DISCREPANCIES)) {
            for (var type : List.of("application/json", "text/csv")) {
                var asked = path + "?from=2024-01-01&to=2024-02-01";
                as(Tokens.user(person)).accept(type).get(asked).then().statusCode(403);
                as(Tokens.service()).accept(type).get(asked).then().statusCode(403);
                given().accept(type).get(asked).then().statusCode(401);
                as(Tokens.admin()).accept(type).get(asked).then().statusCode(200)
                        .header("Content-Type", startsWith(type));
            }
        }
    }

    @Test
    void aRangeThatIsNoneIsRefused() {
        for (var path : List.of(USAGE, DISCREPANCIES)) {
            for (var type : List.of("application/json", "text/csv")) {
                assertRefused(path, type, "", "/from", "/to");
                assertRefused(path, type, "?from=2024-02-30&to=2024-03-01", "/from");
                assertRefused(path, type, "?from=2024-03-01&to=2024-03-01", "/to");
                assertRefused(path, type, "?from=2023-01-01&to=2024-01-03", "/to");
            }
        }
    }

    @Test
    void whatNobodyCanPutTogetherByIsRefused() {
        for (var by : List.of("persona", "DAY", "day\u0000")) {
            as(Tokens.admin()).queryParam("by", by).get(USAGE + "?from=2024-01-01&to=2024-02-01").then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/by"))
                    .body("errors[0].detail", equalTo("must be day, kind, vendor or plan"));
        }
    }

    @Test
    void aCursorOfNoListIsRefused() {
        for (var cursor : List.of("nonsense", "YQpi")) {
            report(DISCREPANCIES + "?from=2024-01-01&to=2024-02-01&cursor=" + cursor).statusCode(400);
        }
    }

    @Test
    void postgresItselfReportsNothingToAnybodyElse() throws Exception {
        usedIn(2009);
        clocks("s", "2009-03-01", 200L, 100L, null);
        try (var connection = Database.connect("billing_app")) {
            for (var function : List.of("usage_report(?, ?, timestamptz '2009-01-01', timestamptz '2010-01-01', 'day')",
                    "discrepancies(?, ?, timestamptz '2009-01-01', timestamptz '2010-01-01', NULL, NULL, 10)")) {
                var sql = "SELECT 1 FROM " + function;
                assertThat(Database.query(connection, sql, "user", "mallory-" + person)).isEmpty();
                assertThat(Database.query(connection, sql, "user", person)).isNotEmpty();
            }
        }
    }

    /// Four sessions in March: one is known by nothing but its booking, one was corrected in April, and one lasted
    /// until after midnight of the month's end.
    private void usedIn(int year) {
        new BookedSession("a-" + person, person).known("voice", "livekit", year + "-03-01T00:00:00Z")
                .settled(year + "-03", 60, 1, 0, year + "-03-01T00:01:00Z");
        new BookedSession("b-" + person, person).known("mentor", "tavus", year + "-03-05T23:59:59.999999Z")
                .settled(year + "-03", 125, 3, 0, year + "-03-06T00:02:05Z")
                .corrected(year + "-03", -10, -1, 0, "join_to_leave", year + "-04-02T08:00:00Z");
        new BookedSession("c-" + person, person).settled(year + "-03", 60, 1, 7, year + "-03-05T12:00:00Z");
        new BookedSession("d-" + person, person).known("voice", "livekit", year + "-03-31T23:59:00Z")
                .settled(year + "-03", 60, 1, 0, year + "-04-01T00:01:00Z")
                .settled(year + "-04", 60, 1, 0, year + "-04-01T00:01:00Z");
    }

    private BookedSession clocks(String name, String day, Long ours, Long vendors, Long joined) {
        return new BookedSession(name + "-" + person, person).known("mentor", "tavus", day + "T10:00:00Z")
                .clocks(ours, vendors, joined);
    }

    private static void assertRefused(String path, String type, String query, String... pointers) {
        as(Tokens.admin()).accept(type).get(path + query).then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid"))
                .body("errors.pointer", contains(pointers));
    }

    private static List<String> pages(String path) {
        var items = new ArrayList<String>();
        String cursor = null;
        do {
            var page = report(path + (cursor == null ? "" : "&cursor=" + cursor)).statusCode(200);
            items.addAll(page.extract().path("items.session_id"));
            cursor = page.extract().path("next_cursor");
        } while (cursor != null);
        return items;
    }

    private static ValidatableResponse report(String path) {
        return as(Tokens.admin()).get(path).then();
    }

    private static String table(String path) {
        return as(Tokens.admin()).accept("text/csv").get(path).then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/csv;charset=UTF-8"))
                .extract().asString();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
