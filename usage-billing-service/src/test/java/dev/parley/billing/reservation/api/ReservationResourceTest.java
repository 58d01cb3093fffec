package dev.parley.billing.reservation.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.billing.Books;
import dev.parley.billing.Plans;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.EventType;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.SessionEvent.SessionFailed;
import dev.parley.model.event.Topic;
import dev.parley.model.event.UsageEvent;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class ReservationResourceTest {
    @Inject
    ObjectMapper json;
    private String person;
    private Books books;

    @BeforeEach
    void somebodyNew() {
        person = "person-" + UUID.randomUUID();
        books = new Books(person);
    }

    @Test
    void aReservationHoldsBackWhatItGrants() {
        reserve("s-" + person, 600).statusCode(200)
                .body("granted_seconds", equalTo(600))
                .body("reserved_seconds", equalTo(600))
                .body("remaining_seconds", equalTo(900));
    }

    @Test
    void aSessionThatAsksTwiceGetsTheSameReservation() {
        var first = reserve("s-" + person, 600).extract().path("reservation_id");
        reserve("s-" + person, 600)
                .body("reservation_id", equalTo(first))
                .body("reserved_seconds", equalTo(600));
    }

    @Test
    void whatIsLeftIsGrantedWhenMoreIsAskedFor() {
        reserve("a-" + person, 1400);
        reserve("b-" + person, 600).statusCode(200).body("granted_seconds", equalTo(100));
    }

    @Test
    void tooLittleIsRefusedWithTheFigures() {
        reserve("a-" + person, 1450);
        reserve("b-" + person, 600).statusCode(402)
                .body("code", equalTo("quota_exhausted"))
                .body("reserved_seconds", equalTo(1450))
                .body("allowance_seconds", equalTo(1500));
        assertThat(Database.query("SELECT state FROM billing.reservation WHERE session_id = ?", "b-" + person))
                .isEmpty();
    }

    @Test
    void manyReservationsAtOnceNeverExceedTheAllowance() throws Exception {
        Plans.subscribe(person, 1_500, 50, "");
        try (var threads = Executors.newFixedThreadPool(16)) {
            var asks = IntStream.range(0, 48)
                    .<Callable<Integer>>mapToObj(i -> () -> reserve("s" + i + "-" + person, 100).extract().statusCode())
                    .toList();
            var granted = 0;
            for (var answer : threads.invokeAll(asks)) {
                granted += answer.get() == 200 ? 1 : 0;
            }
            assertThat(granted).isEqualTo(15);
        }
        assertThat(figures()).isEqualTo("0 used, 1500 reserved");
    }

    @Test
    void anEndedSessionIsSettledOnceHoweverOftenItIsTold() throws Exception {
        reserve("s-" + person, 600);
        var ended = ended(125);
        var eventId = UUID.randomUUID().toString();
        Kafka.send(eventId, ended, json.writeValueAsString(ended));
        Kafka.send(eventId, ended, json.writeValueAsString(ended));
        Kafka.send(ended, json.writeValueAsString(ended));
        send(amended(185));

        await().atMost(20, SECONDS).until(this::figures, "185 used, 0 reserved"::equals);
        assertThat(books.entries()).containsExactly("settlement 125 s, 3 min", "correction 60 s, 1 min");
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(Kafka.records(Topic.USAGE, "s-" + person))
                .extracting(record -> Kafka.header(record, "ce_type"))
                .containsExactly("parley.usage.minutes-reserved.v1", "parley.usage.minutes-settled.v1"));
    }

    @Test
    void aFailedSessionGivesItsMinutesBack() {
        reserve("s-" + person, 600);
        send(new SessionFailed(session(), new PersonId(person), Vendor.TAVUS, Instant.now(),
                EndReason.VENDOR_UNREACHABLE));

        await().atMost(20, SECONDS).until(this::figures, "0 used, 0 reserved"::equals);
        assertThat(books.entries()).isEmpty();
    }

    @Test
    void aServiceReleasesWhatASessionThatFailedHeldAndAPersonCannot() {
        reserve("s-" + person, 600);
        var body = "{\"session_id\": \"s-" + person + "\"}";

        given().auth().oauth2(Tokens.user(person)).contentType(ContentType.JSON).body(body)
                .post("/v1/reservations/release")
                .then().statusCode(403);
        assertThat(figures()).isEqualTo("0 used, 600 reserved");

        given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON).body(body)
                .post("/v1/reservations/release")
                .then().statusCode(204);
        given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON).body(body)
                .post("/v1/reservations/release")
                .then().statusCode(204);
        assertThat(figures()).isEqualTo("0 used, 0 reserved");
    }

    @Test
    void aSessionThatEndedBeforeItsReservationWasReleasedIsStillBooked() {
        reserve("s-" + person, 600);
        Database.execute("UPDATE billing.reservation SET expires_at = now() - interval '1 minute' WHERE session_id = ?",
                "s-" + person);
        await().atMost(60, SECONDS).until(this::figures, "0 used, 0 reserved"::equals);

        send(ended(60));

        await().atMost(20, SECONDS).until(this::figures, "60 used, 0 reserved"::equals);
        assertThat(books.entries()).containsExactly("settlement 60 s, 1 min");
    }

    @Test
    void anAmendmentBooksTheDifference() {
        reserve("s-" + person, 600);
        send(ended(125));
        send(amended(115));

        await().atMost(20, SECONDS).until(this::figures, "115 used, 0 reserved"::equals);
        assertThat(books.entries()).containsExactly("settlement 125 s, 3 min", "correction -10 s, -1 min");
    }

    @Test
    void anAmendmentThatChangesNothingBilledIsNotInTheBooks() {
        reserve("s-" + person, 600);
        send(ended(125));
        send(amended(125));
        send(amended(130));

        await().atMost(20, SECONDS).until(this::figures, "130 used, 0 reserved"::equals);
        assertThat(books.entries()).containsExactly("settlement 125 s, 3 min", "correction 5 s, 0 min");
    }

    @Test
    void aWholeTopicDeliveredAgainChangesNothingThoughTheInboxHasForgottenIt() throws Exception {
        reserve("s-" + person, 600);
        var topic = List.of(ended(125), amended(125), amended(115), amended(190));
        var ids = topic.stream().map(_ -> UUID.randomUUID().toString()).toList();
        deliver(topic, ids);
        await().atMost(20, SECONDS).until(this::figures, "190 used, 0 reserved"::equals);
        var before = books.entries();

        Database.execute("DELETE FROM billing.inbox");
        deliver(topic, ids);

        await().atMost(20, SECONDS).until(() -> Database.query("SELECT event_id FROM billing.inbox WHERE event_id = ?",
                ids.getLast()).size() == 1);
        assertThat(books.entries()).isEqualTo(before).hasSize(3);
        assertThat(figures()).isEqualTo("190 used, 0 reserved");
    }

    private void deliver(List<? extends DomainEvent> topic, List<String> ids) throws JsonProcessingException {
        for (int i = 0; i < topic.size(); i++) {
            Kafka.send(ids.get(i), topic.get(i), json.writeValueAsString(topic.get(i)));
        }
    }

    @Test
    void whatASessionUsedBeyondAllThatIsLeftIsNotBilled() {
        reserve("s-" + person, 1_500).body("granted_seconds", equalTo(1_500));
        send(ended(1_530));

        await().atMost(20, SECONDS).until(this::figures, "1500 used, 0 reserved"::equals);
        assertThat(Database.query(
                "SELECT seconds || ' and ' || unbilled_seconds FROM billing.ledger_entry WHERE person_id = ?",
                person)).containsExactly("1500 and 30");
    }

    @Test
    void anAmendmentThatComesBeforeTheEndIsTheEnd() {
        reserve("s-" + person, 600);
        send(amended(100));
        send(ended(125));
        send(amended(160));

        await().atMost(20, SECONDS).until(this::figures, "160 used, 0 reserved"::equals);
        assertThat(books.entries()).containsExactly("settlement 100 s, 2 min", "correction 60 s, 1 min");
    }

    @Test
    void anEndThatNobodyReservedForIsBookedAndNothingIsReservedAfterwards() {
        send(ended(90));

        await().atMost(20, SECONDS).until(this::figures, "90 used, 0 reserved"::equals);
        reserve("s-" + person, 600).statusCode(409);
    }

    @Test
    void aPeriodWarnsOnceAtFourFifthsAndOnceAtItsEnd() {
        for (var used : List.of(1_199, 1, 100, 200)) {
            var session = new SessionId(UUID.randomUUID().toString());
            send(new SessionEnded(session, new PersonId(person), Vendor.LIVEKIT, Instant.now(), Instant.now(), used,
                    EndReason.PERSON_LEFT));
        }

        await().atMost(20, SECONDS).until(this::figures, "1500 used, 0 reserved"::equals);
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(Kafka.records(Topic.USAGE, person))
                .extracting(record -> Kafka.header(record, "ce_type"))
                .containsExactly("parley.usage.quota-warning.v1", "parley.usage.quota-exhausted.v1"));
        assertThat(Kafka.records(Topic.USAGE, person)).allSatisfy(
                record -> assertThat(json.readValue(record.value(), EventType.named(Kafka.header(record, "ce_type"))
                        .orElseThrow().eventClass())).isInstanceOf(UsageEvent.class));
    }

    @Test
    void moreSessionsThanThePlanAllowsAreToldWhenToComeAgain() {
        for (var name : List.of("a", "b", "c")) {
            reserve(name + "-" + person, 100).statusCode(200);
        }

        reserve("d-" + person, 100).statusCode(429).body("code", equalTo("too_many_sessions"))
                .header("Retry-After", Integer::parseInt, both(greaterThan(0)).and(lessThanOrEqualTo(220)));
        release("a-" + person).statusCode(204);
        reserve("d-" + person, 100).statusCode(200);
    }

    @Test
    void aKindThatThePlanDoesNotIncludeIsRefused() {
        var together = "{\"user_id\": \"%s\", \"session_id\": \"t-%s\", \"seconds\": 60, \"kind\": \"resolve_together\"}"
                .formatted(person, person);
        post("/v1/reservations", together).statusCode(403).body("code", equalTo("plan_lacks_feature"));

        Plans.subscribe(person, 1_500, 3, "group_sessions");
        Database.execute("DELETE FROM billing.usage_period WHERE person_id = ?", person);
        post("/v1/reservations", together).statusCode(200);
    }

    @Test
    void whoeverMayGoBeyondTheAllowanceDoes() {
        Plans.subscribe(person, 60, 3, "", 5L);

        reserve("s-" + person, 600).statusCode(200).body("granted_seconds", equalTo(600));
        send(ended(300));

        await().atMost(20, SECONDS).until(this::figures, "300 used, 0 reserved"::equals);
    }

    @Test
    void aReservationThatIsRenewedExpiresLater() {
        reserve("s-" + person, 600);
        Database.execute("UPDATE billing.reservation SET expires_at = now() + interval '1 second' WHERE session_id = ?",
                "s-" + person);

        renew("s-" + person).statusCode(204);

        assertThat(Database.query(
                "SELECT expires_at > now() + interval '700 seconds' FROM billing.reservation WHERE session_id = ?",
                "s-" + person)).containsExactly("t");
        renew("nobody-" + person).statusCode(404);
        release("s-" + person).statusCode(204);
        renew("s-" + person).statusCode(409);
    }

    @Test
    void aServiceSettlesASessionOfWhichNoEventTells() {
        reserve("s-" + person, 600);

        settle("s-" + person, "2026-11-01T12:00:00Z", "2026-11-01T12:02:05.5Z").statusCode(204);
        settle("s-" + person, "2026-11-01T12:00:00Z", "2026-11-01T12:02:05.5Z").statusCode(204);

        assertThat(books.entries()).containsExactly("settlement 126 s, 3 min");
        reserve("s-" + person, 600).statusCode(409);
    }

    @Test
    void whatCannotBeSettledIsRefusedAndNothingIsBooked() {
        reserve("s-" + person, 600);
        reserve("r-" + person, 600);
        release("r-" + person);

        settle("s-" + person, "2026-11-01T12:00:00Z", "2026-11-01T11:59:59Z").statusCode(422)
                .body("errors.pointer", hasItem("/ended_at"));
        settle("s-" + person, "2026-10-01T12:00:00Z", "2026-11-01T12:00:00Z").statusCode(422);
        settle("s-" + person, "2026-11-01T12:00:00Z", "2999-01-01T00:00:00Z").statusCode(422);
        settle("nobody-" + person, "2026-11-01T12:00:00Z", "2026-11-01T12:01:00Z").statusCode(404);
        settle("r-" + person, "2026-11-01T12:00:00Z", "2026-11-01T12:01:00Z").statusCode(409);
        assertThat(books.entries()).isEmpty();
        assertThat(figures()).isEqualTo("0 used, 600 reserved");
    }

    @Test
    void nobodyTakesTheReservationOfAnother() {
        reserve("s-" + person, 600);

        post("/v1/reservations", "{\"user_id\": \"other-%s\", \"session_id\": \"s-%s\", \"seconds\": 60}"
                .formatted(person, person)).statusCode(409);
        given().auth().oauth2(Tokens.user("other-" + person)).contentType(ContentType.JSON)
                .body("{\"session_id\": \"s-%s\", \"seconds\": 60}".formatted(person))
                .post("/v1/reservations").then().statusCode(409);
        assertThat(new Books("other-" + person).counters()).isEqualTo(new Books("other-" + person).sums());
    }

    @Test
    void nobodyCanChangeTheLedgerNotEvenItsOwner() throws Exception {
        reserve("s-" + person, 600);
        send(ended(61));
        await().atMost(20, SECONDS).until(() -> books.entries().size(), size -> size == 1);

        try (var owner = Database.connect("billing_owner"); var statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute("UPDATE billing.ledger_entry SET seconds = 0"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> statement.execute("DELETE FROM billing.ledger_entry"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> statement.execute("TRUNCATE billing.ledger_entry"))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void aPersonSeesTheirOwnUsageOnly() {
        reserve("s-" + person, 600);
        given().auth().oauth2(Tokens.user(person)).get("/v1/usage/me").then()
                .statusCode(200)
                .body("reserved_seconds", equalTo(600));
        given().auth().oauth2(Tokens.user("somebody-else-" + person)).get("/v1/usage/me").then()
                .body("reserved_seconds", equalTo(0));
        given().auth().oauth2(Tokens.user("mallory")).get("/v1/usage/me?user_id=" + person).then().statusCode(403);
    }

    @Test
    void nothingAndLessThanNothingCannotBeReserved() {
        reserve("s-" + person, 0).statusCode(422).body("errors.pointer", hasItem("/seconds"));
        reserve("s-" + person, -60).statusCode(422);
        assertThat(Database.query("SELECT id FROM billing.reservation WHERE person_id = ?", person)).isEmpty();
    }

    private ValidatableResponse reserve(String session, long seconds) {
        return given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON)
                .body("{\"user_id\": \"%s\", \"session_id\": \"%s\", \"seconds\": %d}".formatted(person, session,
                        seconds))
                .post("/v1/reservations").then();
    }

    private static ValidatableResponse renew(String session) {
        return post("/v1/reservations/renew", "{\"session_id\": \"" + session + "\"}");
    }

    private static ValidatableResponse release(String session) {
        return post("/v1/reservations/release", "{\"session_id\": \"" + session + "\"}");
    }

    private static ValidatableResponse settle(String session, String started, String ended) {
        return post("/v1/reservations/settle", "{\"session_id\": \"%s\", \"started_at\": \"%s\", \"ended_at\": \"%s\"}"
                .formatted(session, started, ended));
    }

    private static ValidatableResponse post(String path, String body) {
        return given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON).body(body).post(path).then();
    }

    private SessionId session() {
        return new SessionId("s-" + person);
    }

    private SessionEnded ended(long seconds) {
        var now = Instant.now();
        return new SessionEnded(session(), new PersonId(person), Vendor.TAVUS, now.minusSeconds(seconds), now, seconds,
                EndReason.PERSON_LEFT);
    }

    private void send(DomainEvent event) {
        try {
            Kafka.send(event, json.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private SessionAmended amended(long seconds) {
        return new SessionAmended(session(), new PersonId(person), Instant.now(), seconds, 125,
                SessionAmended.Clock.JOIN_TO_LEAVE);
    }

    private String figures() {
        return Database.query(
                "SELECT used_seconds || ' used, ' || reserved_seconds || ' reserved' FROM billing.usage_period WHERE person_id = ?",
                person).stream().findFirst().orElse("nothing");
    }
}
