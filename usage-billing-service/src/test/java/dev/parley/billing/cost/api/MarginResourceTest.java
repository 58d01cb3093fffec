package dev.parley.billing.cost.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class MarginResourceTest {
    private static final String CSV_HEADER = ",currency,sessions,seconds,sessions_without_cost,cost_minor,revenue_minor,margin_minor\r\n";

    private MadeUpMonth books;

    /// Tavus takes 0.35 dollars for each begun minute, LiveKit 0.01 dollars a minute to the second and 0.02 for each
    /// session. Nobody knows what ElevenLabs takes.
    @BeforeEach
    void aNewMonth() {
        books = MadeUpMonth.ofNewMonth();
        Database.execute("DELETE FROM billing.rate_card");
        card("tavus/minute", "{\"price_micros\": 350000, \"currency\": \"USD\", \"rounding\": \"up_to_minute\", %s}");
        card("livekit/minute", "{\"price_micros\": 10000, \"currency\": \"USD\", %s}");
        card("livekit/session", "{\"price_micros\": 20000, \"currency\": \"USD\", %s}");
    }

    @Test
    void aMonthThatNothingHappenedInHasNoRows() {
        json("vendor").statusCode(200)
                .body("period", equalTo(books.month().toString()))
                .body("by", equalTo("vendor"))
                .body("items", empty())
                .body("unattributed", empty())
                .body("$", hasKey("next_cursor"))
                .body("next_cursor", nullValue());
    }

    @Test
    void aReportSaysWhenItWasComputed() {
        var before = Instant.now();
        assertThat(Instant.parse(json("day").extract().path("computed_at"))).isBetween(before.minusMillis(1),
                Instant.now());
    }

    /// Of 999 seconds in all, 500, 300 and 199 get 500, 300 and 199 of 1000 cents: 500.5, 300.3 and 199.2, rounded
    /// down. 481 seconds at Tavus are nine minutes, 315 cents; 300 seconds at LiveKit are five cents and two.
    @Test
    void theFiguresOfSessionsArePutTogetherByWhateverIsAsked() {
        var anna = books.person("anna", 1000, "USD");
        var first = books.session(anna, "tavus", "mentor", books.at("03T23:59:59"));
        var second = books.session(anna, "livekit", "mentor", books.at("04T00:00:00"));
        var third = books.session(anna, "livekit", null, books.at("04T08:00:00"));
        book(first, anna, 500, 481L);
        book(second, anna, 300, 300L);
        book(third, anna, 199, 0L);

        assertRows("session", List.of(first + " 1 500 315 500 185", second + " 1 300 7 300 293",
                third + " 1 199 2 199 197").stream().sorted().toArray(String[]::new));
        assertRows("person", anna + " 3 999 324 999 675");
        assertRows("persona", "null 1 199 2 199 197", "mentor 2 800 322 800 478");
        assertRows("vendor", "livekit 2 499 9 499 490", "tavus 1 500 315 500 185");
        assertRows("day", books.month() + "-03 1 500 315 500 185", books.month() + "-04 2 499 9 499 490");
        json("day").body("unattributed.minor", contains(1)).body("unattributed.currency", contains("USD"));
    }

    /// 1000 cents for the plan, and three begun minutes beyond the allowance at 12 cents.
    @Test
    void minutesBeyondTheAllowanceBringTheirRate() {
        var anna = books.person("anna", 1000, "USD");
        book(books.session(anna, "livekit", "guide"), anna, 6_121, 0L);
        Database.execute("""
                UPDATE billing.usage_period SET used_seconds = 6121, overage_minute_minor = 12 WHERE person_id = ?""",
                anna);

        json("person").body("items.revenue.minor", contains(1_036));
    }

    @Test
    void aVendorWithoutACardHasAnUnknownCostAndNeverZero() {
        var anna = books.person("anna", 1000, "USD");
        book(books.session(anna, "elevenlabs", "guide"), anna, 100, 100L);
        book(books.session(anna, "livekit", "guide"), anna, 300, 300L);

        json("vendor").body("items.key", contains("elevenlabs", "livekit"))
                .body("items.sessions_without_cost", contains(1, 0))
                .body("items[0].cost", nullValue())
                .body("items[0].revenue.minor", equalTo(250))
                .body("items[0].revenue.currency", equalTo("USD"))
                .body("items[0].margin", nullValue())
                .body("items[1].cost.minor", equalTo(7))
                .body("items[1].margin.minor", equalTo(743));
        json("persona").body("items.key", contains("guide"))
                .body("items[0].sessions_without_cost", equalTo(1))
                .body("items[0].cost", nullValue())
                .body("items[0].revenue.minor", equalTo(1000))
                .body("items[0].margin", nullValue());
    }

    @Test
    void aCardThatComesLateChangesTheReportOfTheTimeBefore() {
        var anna = books.person("anna", 100, "USD");
        book(books.session(anna, "elevenlabs", "guide"), anna, 60, 60L);
        json("vendor").body("items[0].cost", nullValue());

        card("elevenlabs/minute", "{\"price_micros\": 100000, \"currency\": \"USD\", %s}");

        assertRows("vendor", "elevenlabs 1 60 10 100 90");
    }

    @Test
    void theVendorsClockCountsBeforeTheJoinsAndThoseBeforeOurs() {
        var anna = books.person("anna", 0, "USD");
        var ours = books.session(anna, "tavus", "by-ours");
        var joined = books.session(anna, "tavus", "by-joins");
        var vendors = books.session(anna, "tavus", "by-vendors");
        var none = books.session(anna, "tavus", "by-none");
        MadeUpMonth.clocks(ours, 60L, null, null);
        MadeUpMonth.clocks(joined, 60L, null, 120L);
        MadeUpMonth.clocks(vendors, 60L, 180L, 120L);
        List.of(ours, joined, vendors, none).forEach(session -> books.book(session, anna, 60));

        assertRows("persona", "by-joins 1 60 70 0 -70", "by-none 1 60 null 0 null", "by-ours 1 60 35 0 -35",
                "by-vendors 1 60 105 0 -105");
    }

    @Test
    void currenciesAreNeverAddedButHaveARowEach() {
        card("elevenlabs/session", "{\"price_micros\": 120000, \"currency\": \"EUR\", %s}");
        var anna = books.person("anna", 500, "USD");
        var bert = books.person("bert", 700, "EUR");
        book(books.session(anna, "elevenlabs", "guide"), anna, 60, 60L);
        book(books.session(bert, "livekit", "guide"), bert, 120, 120L);

        json("persona").body("items.key", contains("guide", "guide"))
                .body("items.currency", contains("EUR", "USD"))
                .body("items.sessions", contains(2, 2))
                .body("items.seconds", contains(180, 180))
                .body("items.cost.minor", contains(12, 4))
                .body("items.revenue.minor", contains(700, 500))
                .body("items.margin.minor", contains(688, 496))
                .body("items.margin.currency", contains("EUR", "USD"))
                .body("unattributed.currency", contains("EUR", "USD"))
                .body("unattributed.minor", contains(0, 0));
        assertThat(pages("persona", 1)).containsExactly("guide EUR", "guide USD");
    }

    /// It lasted 120 seconds, of which 30 are of the next month. All that it cost is of the first.
    @Test
    void aSessionThatGoesOnAfterTheMonthCostsInTheFirstAndEarnsInBoth() {
        var anna = books.person("anna", 1000, "USD");
        var next = books.nextMonth();
        next.period(anna, MadeUpMonth.planOf(anna));
        var session = books.session(anna, "livekit", "mentor", books.at("28T23:58:30"));
        book(session, anna, 90, 120L);
        next.book(session, anna, 30);
        var other = next.session(anna, "livekit", "mentor");
        MadeUpMonth.clocks(other, null, 60L, null);
        next.book(other, anna, 60);

        assertRows("person", anna + " 1 90 4 1000 996");
        books = next;
        assertRows("persona", "mentor 2 90 3 999 996");
        assertRows("day", next.month() + "-01 2 90 3 999 996");
        json("day").body("unattributed.minor", contains(1));
    }

    @Test
    void aCorrectionCountsAsIfItHadBeenSoAtOnce() {
        var anna = books.person("anna", 1000, "USD");
        var session = books.session(anna, "livekit", "mentor");
        book(session, anna, 300, 60L);
        books.correct(session, anna, -240);
        book(books.session(anna, "livekit", "other"), anna, 140, 60L);

        json("persona").body("items.key", contains("mentor", "other"))
                .body("items.sessions", contains(1, 1))
                .body("items.seconds", contains(60, 140))
                .body("items.revenue.minor", contains(300, 700));
    }

    @Test
    void whatAPlanCostsWithoutASecondBilledIsUnattributed() {
        var anna = books.person("anna", 1000, "USD");
        books.person("bert", 300, "USD");
        books.person("cleo", 200, "JPY");
        book(books.session(anna, "livekit", "mentor"), anna, 0, 0L);

        json("persona").body("items.revenue.minor", contains(0))
                .body("unattributed.currency", contains("JPY", "USD"))
                .body("unattributed.minor", contains(200, 1300));
    }

    @Test
    void aPlanCostsWhatItsTermsSayAtTheEndOfTheMonth() {
        books = new MadeUpMonth(YearMonth.of(2003, 5));
        card("livekit/session", "{\"price_micros\": 20000, \"currency\": \"USD\", %s}");
        var anna = books.person("anna", 1000, "USD");
        MadeUpMonth.price(MadeUpMonth.planOf(anna), "2003-05-31T23:59:59Z", 1100, "USD");
        MadeUpMonth.price(MadeUpMonth.planOf(anna), "2003-06-01T00:00:00Z", 1200, "USD");
        book(books.session(anna, "livekit", "mentor"), anna, 60, 60L);

        assertRows("persona", "mentor 1 60 2 1100 1098");
    }

    @Test
    void aSessionOfWhichNoEventToldIsThereWithWhatTheLedgerKnows() {
        var anna = books.person("anna", 1000, "USD");
        books.book("s-" + UUID.randomUUID(), anna, 60);

        for (var by : List.of("persona", "vendor", "day")) {
            json(by).body("items", hasSize(1))
                    .body("items[0]", hasKey("key"))
                    .body("items[0].key", nullValue())
                    .body("items[0].sessions_without_cost", equalTo(1))
                    .body("items[0].cost", nullValue())
                    .body("items[0].revenue.minor", equalTo(1000));
        }
    }

    @Test
    void whereNothingIsKnownAllAmountsAreNull() {
        books.book("s-" + UUID.randomUUID(), "nobody-" + UUID.randomUUID(), 60);

        json("vendor").body("items[0].currency", nullValue())
                .body("items[0].sessions", equalTo(1))
                .body("items[0].cost", nullValue())
                .body("items[0].revenue", nullValue())
                .body("items[0].margin", nullValue())
                .body("unattributed", empty());
    }

    @Test
    void pagesOfSessionsFollowOneAnotherWithoutGapOrRepetition() {
        var anna = books.person("anna", 1000, "USD");
        var sessions = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var session = books.session(anna, "livekit", "mentor");
            book(session, anna, 60, 60L);
            sessions.add(session + " USD");
        }
        sessions.sort(null);

        assertThat(pages("session", 2)).containsExactlyElementsOf(sessions);
        assertThat(pages("session", 5)).containsExactlyElementsOf(sessions);
        assertThat(pages("person", 2)).containsExactly(anna + " USD");
    }

    @Test
    void aMonthOfMoreSessionsThanAreReadAtOnceIsAddedUpWhole() {
        var anna = books.person("anna", 250_000, "USD");
        var begin = books.at("05T00:00:00").toString();
        Database.execute("""
                INSERT INTO billing.metered_session (session_id, person_id, vendor, persona_id, started_at, our_seconds)
                SELECT ? || n, ?, CASE WHEN n <= 1000 THEN 'livekit' ELSE 'tavus' END, 'p' || n % 7, ?::timestamptz, 60
                FROM generate_series(1, 2500) n""", anna, anna, begin);
        Database.execute(
                """
                        INSERT INTO billing.ledger_entry (session_id, person_id, period, kind, seconds, billed_minutes, booked_at)
                        SELECT ? || n, ?, ?, 'settlement', 60, 1, now() FROM generate_series(1, 2500) n""",
                anna, anna,
                books.month().atDay(1));

        assertRows("vendor", "livekit 1000 60000 3000 100000 97000", "tavus 1500 90000 52500 150000 97500");
        assertRows("person", anna + " 2500 150000 55500 250000 194500");
        assertThat(pages("persona", 3)).hasSize(7);
        assertThat(pages("session", 200)).hasSize(2500).doesNotHaveDuplicates();
    }

    @Test
    void aTableHasTheSameFiguresByteForByte() {
        var anna = books.person("anna", 100, "USD");
        book(books.session(anna, "elevenlabs", "guide"), anna, 40, 40L);
        book(books.session(anna, "tavus", "mentor, \"the\" first"), anna, 61, 61L);
        book(books.session(anna, "livekit", "=1+1"), anna, 0, 60L);
        books.book("s-" + UUID.randomUUID(), anna, 0);

        var answer = csv("persona", "").statusCode(200).header("content-type", "text/csv;charset=UTF-8")
                .extract();

        assertThat(answer.asString()).isEqualTo("persona" + CSV_HEADER
                + ",USD,1,0,1,,0,\r\n"
                + "'=1+1,USD,1,0,0,3,0,-3\r\n"
                + "guide,USD,1,40,1,,39,\r\n"
                + "\"mentor, \"\"the\"\" first\",USD,1,61,0,70,60,-10\r\n");
        assertThat(csv("persona", "").extract().asByteArray()).isEqualTo(answer.asByteArray());
    }

    @Test
    void aTableOfGroupsIsWholeAndOneOfSessionsIsPaged() {
        for (int i = 0; i < 3; i++) {
            var person = books.person("p" + i, 100, "USD");
            book(books.session(person, "livekit", "mentor"), person, 60, 60L);
        }
        assertThat(csv("person", "&limit=2").extract().asString().lines()).hasSize(4);
        assertThat(csv("vendor", "").extract().headers().hasHeaderWithName("link")).isFalse();

        var first = csv("session", "&limit=2").header("link", startsWith("<?")).extract();
        var next = first.header("link").replaceFirst("^<", "").replaceFirst(">; rel=\"next\"$", "");
        var second = table(next).extract();

        assertThat(second.headers().hasHeaderWithName("link")).isFalse();
        assertThat(List.of(lines(first), lines(second))).extracting(List::size).containsExactly(3, 2);
        assertThat(lines(second).getFirst()).isEqualTo(lines(first).getFirst()).startsWith("session,currency,");
        assertThat(lines(first)).doesNotContain(lines(second).getLast());
    }

    @Test
    void whoeverAcceptsAnythingGetsJson() {
        given().auth().oauth2(Tokens.admin()).accept("*/*").get(path("day")).then().statusCode(200)
                .contentType(ContentType.JSON);
        given().auth().oauth2(Tokens.admin()).accept("text/csv, application/json;q=0.5").get(path("day")).then()
                .statusCode(200).header("content-type", "text/csv;charset=UTF-8");
        given().auth().oauth2(Tokens.admin()).accept("image/png").get(path("day")).then().statusCode(406);
    }

    @Test
    void onlyAnAdminReadsMargins() {
        for (var accepted : List.of("application/json", "text/csv")) {
            for (var token : List.of(Tokens.user("somebody"), Tokens.service())) {
                given().auth().oauth2(token).accept(accepted).get(path("person")).then().statusCode(403)
                        .contentType("application/problem+json")
                        .body("code", equalTo("forbidden"));
            }
            given().accept(accepted).get(path("person")).then().statusCode(401);
            given().auth().oauth2(Tokens.admin()).accept(accepted).get(path("person")).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "                              | /period",
            "?by=day                       | /period",
            "?period=&by=day               | /period",
            "?period=2026-13&by=day        | /period",
            "?period=2026-00&by=day        | /period",
            "?period=2026-5&by=day         | /period",
            "?period=2026-05-01&by=day     | /period",
            "?period=1999-12&by=day        | /period",
            "?period=0000-01&by=day        | /period",
            "?period=2026-05               | /by",
            "?period=2026-05&by=           | /by",
            "?period=2026-05&by=DAY        | /by",
            "?period=2026-05&by=week       | /by",
            "?period=2026-05&by=day&limit=0   | /limit",
            "?period=2026-05&by=day&limit=201 | /limit"})
    void whatIsNoQuestionIsRefusedAndNamed(String query, String pointer) {
        for (var accepted : List.of("application/json", "text/csv")) {
            given().auth().oauth2(Tokens.admin()).accept(accepted)
                    .get("/v1/reports/margin" + (query == null ? "" : query)).then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors.pointer", contains(pointer));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%20", "AAAA", "Cg", "'; DROP TABLE rate_card"})
    void aCursorThatNoReportGaveIsRefused(String cursor) {
        given().auth().oauth2(Tokens.admin()).queryParam("cursor", cursor).get(path("session")).then().statusCode(400)
                .body("code", equalTo("bad_request"));
    }

    /// Begins with the month.
    private void card(String of, String body) {
        given().auth().oauth2(Tokens.admin()).contentType(ContentType.JSON)
                .body(body.formatted("\"effective_from\": \"%s\"".formatted(books.at("01T00:00:00"))))
                .put("/v1/rate-cards/" + of).then().statusCode(200);
    }

    private void book(String session, String person, long billedSeconds, Long vendorSeconds) {
        MadeUpMonth.clocks(session, null, vendorSeconds, null);
        books.book(session, person, billedSeconds);
    }

    private String path(String by) {
        return "/v1/reports/margin?period=" + books.month() + "&by=" + by;
    }

    private ValidatableResponse json(String by) {
        return given().auth().oauth2(Tokens.admin()).get(path(by)).then().statusCode(200);
    }

    private ValidatableResponse csv(String by, String more) {
        return table(path(by).replace("/v1/reports/margin", "") + more);
    }

    private static ValidatableResponse table(String query) {
        return given().urlEncodingEnabled(false).auth().oauth2(Tokens.admin()).accept("text/csv")
                .get("/v1/reports/margin" + query).then();
    }

    private static List<String> lines(ExtractableResponse<Response> table) {
        return table.asString().lines().toList();
    }

    /// @param rows
    ///            key, sessions, seconds, cost, revenue and margin
    private void assertRows(String by, String... rows) {
        List<Map<String, Object>> items = json(by).extract().path("items");
        assertThat(items).extracting(row -> "%s %s %s %s %s %s".formatted(row.get("key"), row.get("sessions"),
                row.get("seconds"), minor(row, "cost"), minor(row, "revenue"), minor(row, "margin")))
                .containsExactly(rows);
    }

    private static Object minor(Map<String, Object> row, String amount) {
        return row.get(amount) instanceof Map<?, ?> money ? money.get("minor") : null;
    }

    private List<String> pages(String by, int limit) {
        var found = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var page = given().auth().oauth2(Tokens.admin()).get(path(by) + "&limit=" + limit + cursor).then()
                    .statusCode(200).extract();
            List<Map<String, Object>> items = page.path("items");
            assertThat(items).hasSizeLessThanOrEqualTo(limit);
            items.forEach(row -> found.add(row.get("key") + " " + row.get("currency")));
            cursor = page.path("next_cursor") == null ? null : "&cursor=" + page.path("next_cursor");
        }
        return found;
    }
}
