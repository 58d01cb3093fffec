package dev.parley.billing.statement.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.billing.statement.BookedSession;
import dev.parley.billing.usage.UsageService;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Figures;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class StatementResourceTest {
    private static final String MONTH = "2024-03";

    @Inject
    ObjectMapper json;
    private String person;

    @BeforeEach
    void somebodyNew() {
        person = "person-" + UUID.randomUUID();
    }

    @Test
    void aStatementIsExactlyTheseBytes() {
        twoSessionsOfWhichTheFirstWasCorrectedLast();

        assertThat(mine().asString()).isEqualTo(
                """
                        {"user_id":"%1$s","period":"2024-03","plan":"free","allowance_seconds":1500,"entries":3,"seconds":175,\
                        "billed_minutes":3,"unbilled_seconds":7,"lines":[\
                        {"session_id":"a-%1$s","kind":"mentor","vendor":"tavus","started_at":"2024-03-05T10:00:00Z",\
                        "entry":"settlement","seconds":125,"billed_minutes":3,"unbilled_seconds":0,"clock":"ours",\
                        "booked_at":"2024-03-05T10:02:05.123456Z","event_id":"a-%1$s/ended","deliveries":["a-%1$s/left","a-%1$s/over"]},\
                        {"session_id":"a-%1$s","kind":"mentor","vendor":"tavus","started_at":"2024-03-05T10:00:00Z",\
                        "entry":"correction","seconds":-10,"billed_minutes":-1,"unbilled_seconds":0,"clock":"join_to_leave",\
                        "booked_at":"2024-04-02T08:00:00Z","event_id":"a-%1$s/amended","deliveries":[]},\
                        {"session_id":"b-%1$s","kind":null,"vendor":null,"started_at":null,\
                        "entry":"settlement","seconds":60,"billed_minutes":1,"unbilled_seconds":7,"clock":"ours",\
                        "booked_at":"2024-03-06T10:00:00Z","event_id":"b-%1$s/ended","deliveries":[]}]}"""
                        .formatted(person));
    }

    @Test
    void aStatementIsATableToo() {
        twoSessionsOfWhichTheFirstWasCorrectedLast();
        new BookedSession("=1+\"2\"," + person, person).settled(MONTH, 1, 1, 0, "2024-03-07T10:00:00Z");

        var table = as(Tokens.user(person)).accept("text/csv").get("/v1/statements/" + MONTH).then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/csv;charset=UTF-8"))
                .extract().asString();

        assertThat(table).isEqualTo("""
                user_id,period,session_id,kind,vendor,started_at,entry,seconds,billed_minutes,unbilled_seconds,clock,\
                booked_at,event_id,deliveries
                %1$s,2024-03,a-%1$s,mentor,tavus,2024-03-05T10:00:00Z,settlement,125,3,0,ours,\
                2024-03-05T10:02:05.123456Z,a-%1$s/ended,a-%1$s/left a-%1$s/over
                %1$s,2024-03,a-%1$s,mentor,tavus,2024-03-05T10:00:00Z,correction,-10,-1,0,join_to_leave,\
                2024-04-02T08:00:00Z,a-%1$s/amended,
                %1$s,2024-03,b-%1$s,,,,settlement,60,1,7,ours,2024-03-06T10:00:00Z,b-%1$s/ended,
                %1$s,2024-03,"'=1+""2"",%1$s",,,,settlement,1,1,0,ours,2024-03-07T10:00:00Z,"'=1+""2"",%1$s/ended",
                """.formatted(person).replace("\n", "\r\n"));
    }

    @Test
    void aStatementIsRebuiltByteForByteWithoutTheCounters() {
        twoSessionsOfWhichTheFirstWasCorrectedLast();
        BookedSession.period(person, MONTH, "free", 1500, 175);
        var before = mine().asByteArray();
        var tableBefore = table().asByteArray();
        assertThat(Database.query("SELECT used_seconds FROM billing.usage_period WHERE person_id = ?", person))
                .containsExactly(mine().path("seconds").toString());

        Database.execute("DELETE FROM billing.usage_period WHERE person_id = ?", person);

        assertThat(mine().asByteArray()).isEqualTo(before);
        assertThat(table().asByteArray()).isEqualTo(tableBefore);
        assertThat(Database.query("SELECT period FROM billing.usage_period WHERE person_id = ?", person)).isEmpty();
    }

    @Test
    void theLinesOfASettledSessionAddUpToTheCounterAndNameWhatTheyRestOn() throws IOException {
        var session = new SessionId("s-" + person);
        var now = Instant.now();
        var ended = new SessionEnded(session, new PersonId(person), Vendor.TAVUS, now.minusSeconds(130), now, 125,
                EndReason.PERSON_LEFT, new Figures(130L, 131L, 125L), List.of("d1", "d2"));
        var event = Kafka.send(ended,
                json.writeValueAsString(ended));
        await().atMost(20, SECONDS).until(() -> counted() > 0);

        var seconds = 0L;
        for (var period : periodsOf(ended)) {
            var statement = as(Tokens.user(person)).get("/v1/statements/" + period).then()
                    .statusCode(200)
                    .body("lines.event_id", contains(event))
                    .body("lines.clock", contains("join_to_leave"))
                    .body("lines.deliveries", contains(List.of("d1", "d2")))
                    .body("lines.session_id", contains(session.value()));
            seconds += statement.extract().jsonPath().getLong("lines.seconds.sum()");
        }
        assertThat(seconds).isEqualTo(counted()).isEqualTo(125);
        assertThat(Database.query("""
                SELECT concat_ws(' ', our_seconds, vendor_seconds, joined_seconds) FROM billing.metered_session
                WHERE session_id = ?""", session.value())).containsExactly("130 131 125");
    }

    @Test
    void theTagIsTheDigestOfTheBytesAndWhoeverHasThemGetsNothingAgain() {
        twoSessionsOfWhichTheFirstWasCorrectedLast();
        for (var type : List.of("application/json", "text/csv")) {
            var answer = as(Tokens.user(person)).accept(type).get("/v1/statements/" + MONTH);
            var tag = answer.header("ETag");
            assertThat(tag).isEqualTo("\"" + sha256(answer.asByteArray()) + "\"");
            assertThat(answer.header("Vary")).contains("Accept");

            as(Tokens.user(person)).accept(type).header("If-None-Match", tag).get("/v1/statements/" + MONTH).then()
                    .statusCode(304)
                    .header("ETag", equalTo(tag))
                    .body(equalTo(""));
            as(Tokens.user(person)).accept(type).header("If-None-Match", "\"another\"")
                    .get("/v1/statements/" + MONTH).then().statusCode(200);
        }
        assertThat(mine().header("ETag")).isNotEqualTo(table().header("ETag"));
    }

    @Test
    void aLateCorrectionIsANewLineAndChangesNoOther() {
        twoSessionsOfWhichTheFirstWasCorrectedLast();
        var before = mine();
        List<Object> linesBefore = before.path("lines");

        new BookedSession("b-" + person, person).corrected(MONTH, 5, 1, 0, "vendors", "2024-09-01T00:00:00Z");

        var after = as(Tokens.user(person)).header("If-None-Match", before.header("ETag"))
                .get("/v1/statements/" + MONTH);
        assertThat(after.statusCode()).isEqualTo(200);
        List<Object> linesAfter = after.path("lines");
        assertThat(linesAfter).hasSize(4).startsWith(linesBefore.toArray());
        assertThat(after.<Integer>path("seconds")).isEqualTo(180);
    }

    @Test
    void aSessionOverTheEndOfTheMonthHasALineInBoth() {
        new BookedSession("s-" + person, person).known("voice", "livekit", "2024-03-31T23:59:00Z")
                .settled("2024-03", 60, 1, 0, "2024-04-01T00:01:00Z")
                .settled("2024-04", 60, 1, 0, "2024-04-01T00:01:00Z");

        for (var month : List.of("2024-03", "2024-04")) {
            as(Tokens.user(person)).get("/v1/statements/" + month).then()
                    .body("lines.seconds", contains(60))
                    .body("lines.started_at", contains("2024-03-31T23:59:00Z"));
        }
    }

    @Test
    void aMonthWithoutAnyUseHasNoLinesAndThePlanOfThen() {
        Database.execute("""
                INSERT INTO billing.subscription (person_id, plan, starts_at, told_at)
                VALUES (?, 'reflect_plus', '2024-03-16T12:00:00Z', now())""", person);

        as(Tokens.user(person)).get("/v1/statements/2024-02").then()
                .statusCode(200)
                .body("plan", equalTo("free"))
                .body("allowance_seconds", equalTo(1500))
                .body("entries", equalTo(0))
                .body("seconds", equalTo(0))
                .body("lines", empty());
        // Half of the month gives half of each.
        as(Tokens.user(person)).get("/v1/statements/2024-03").then()
                .body("plan", equalTo("reflect_plus"))
                .body("allowance_seconds", equalTo(3750));
        assertThat(Database.query("SELECT period FROM billing.usage_period WHERE person_id = ?", person)).isEmpty();
        assertThat(as(Tokens.user(person)).accept("text/csv").get("/v1/statements/2024-02").asString())
                .startsWith("user_id,period,").endsWith(",deliveries\r\n").hasLineCount(1);
    }

    @Test
    void tenThousandSessionsAreOneStatement() {
        Database.execute("""
                INSERT INTO billing.metered_session (session_id, person_id, kind, vendor, started_at)
                SELECT i || '-' || ?, ?, 'mentor', 'tavus', timestamptz '2024-03-01Z' + i * interval '4 minutes'
                FROM generate_series(1, 10000) i""", person, person);
        Database.execute("""
                INSERT INTO billing.ledger_entry (session_id, person_id, period, kind, seconds, billed_minutes,
                                                  booked_at, event_id)
                SELECT i || '-' || ?, ?, '2024-03-01', 'settlement', 61, 2,
                       timestamptz '2024-03-01Z' + i * interval '4 minutes', 'e' || i || ?
                FROM generate_series(1, 10000) i""", person, person, person);

        mine().then()
                .statusCode(200)
                .body("entries", equalTo(10_000))
                .body("seconds", equalTo(610_000))
                .body("billed_minutes", equalTo(20_000))
                .body("lines", hasSize(10_000));
        assertThat(table().asString().lines()).hasSize(10_001);
    }

    @Test
    void aPersonSeesTheirOwnStatementOnly() {
        twoSessionsOfWhichTheFirstWasCorrectedLast();
        var mallory = "mallory-" + person;

        as(Tokens.user(mallory)).get("/v1/statements/" + MONTH).then()
                .statusCode(200)
                .body("user_id", equalTo(mallory))
                .body("lines", empty());
        for (var type : List.of("application/json", "text/csv")) {
            as(Tokens.user(mallory)).accept(type).queryParam("user_id", person).get("/v1/statements/" + MONTH).then()
                    .statusCode(403)
                    .contentType("application/problem+json");
            given().accept(type).get("/v1/statements/" + MONTH).then().statusCode(401);
        }
    }

    @Test
    void aServiceAndAnAdminNameThePerson() {
        twoSessionsOfWhichTheFirstWasCorrectedLast();
        var mine = mine().asString();
        for (var token : List.of(Tokens.service(), Tokens.admin(), Tokens.user(person))) {
            assertThat(as(token).queryParam("user_id", person).get("/v1/statements/" + MONTH).asString())
                    .isEqualTo(mine);
        }
        as(Tokens.service()).get("/v1/statements/" + MONTH).then().body("lines", empty());
    }

    @Test
    void postgresItselfShowsNobodyAStatementOfSomebodyElse() throws Exception {
        twoSessionsOfWhichTheFirstWasCorrectedLast();
        try (var connection = Database.connect("billing_app")) {
            var sql = "SELECT session_id FROM statement_of(?, ?, ?, date '2024-03-01') WHERE session_id IS NOT NULL";
            assertThat(Database.query(connection, sql, "user", "mallory-" + person, person)).isEmpty();
            assertThat(Database.query(connection, sql, "", "", person)).isEmpty();
            assertThat(Database.query(connection, sql, "user", person, person)).hasSize(3);
        }
    }

    @Test
    void whatIsNoMonthIsRefusedInOneSentence() {
        for (var period : List.of("2026-13", "march", "1999-12", "9999-12", "2024-3", "2024-03-01", "0")) {
            as(Tokens.user(person)).get("/v1/statements/" + period).then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("code", equalTo("invalid"))
                    .body("errors.pointer", contains("/period"))
                    .body("errors[0].detail", containsString("must be a month from 2000-01 to "));
        }
        as(Tokens.user(person)).accept("text/csv").get("/v1/statements/2026-13").then()
                .statusCode(422)
                .contentType("application/problem+json");
    }

    @Test
    void whoeverDoesNotPreferATableGetsJson() {
        for (var accept : List.of("*/*", "application/*", "text/html, */*;q=0.1", "image/png")) {
            as(Tokens.user(person)).accept(accept).get("/v1/statements/" + MONTH).then()
                    .statusCode(200)
                    .header("Content-Type", startsWith("application/json"));
        }
        as(Tokens.user(person)).accept("text/csv, application/json;q=0.5").get("/v1/statements/" + MONTH).then()
                .header("Content-Type", startsWith("text/csv"));
    }

    /// The correction comes after the other session, and stands with its own.
    private void twoSessionsOfWhichTheFirstWasCorrectedLast() {
        var first = new BookedSession("a-" + person, person).known("mentor", "tavus", "2024-03-05T10:00:00Z")
                .settled(MONTH, 125, 3, 0, "2024-03-05T10:02:05.123456Z", "a-" + person + "/left",
                        "a-" + person + "/over");
        new BookedSession("b-" + person, person).settled(MONTH, 60, 1, 7, "2024-03-06T10:00:00Z");
        first.corrected(MONTH, -10, -1, 0, "join_to_leave", "2024-04-02T08:00:00Z");
    }

    private Response mine() {
        return as(Tokens.user(person)).get("/v1/statements/" + MONTH);
    }

    private Response table() {
        return as(Tokens.user(person)).accept("text/csv").get("/v1/statements/" + MONTH);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private long counted() {
        return Database.query("SELECT used_seconds FROM billing.usage_period WHERE person_id = ?", person).stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    /// Two, where the test runs over the end of a month.
    private static List<YearMonth> periodsOf(SessionEnded ended) {
        var first = UsageService.periodOf(ended.startedAt());
        var last = UsageService.periodOf(ended.endedAt());
        return first.equals(last) ? List.of(first) : List.of(first, last);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
