package dev.parley.billing.reservation.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.SessionEvent.SessionFailed;
import dev.parley.model.event.Topic;
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

    @BeforeEach
    void somebodyNew() {
        person = "person-" + UUID.randomUUID();
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
        awaitProcessed(ended);

        assertThat(figures()).isEqualTo("125 used, 0 reserved");
        assertThat(ledger()).containsExactly("settlement 125 s, 3 min", "correction 0 s, 0 min");
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
        assertThat(ledger()).isEmpty();
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
        assertThat(ledger()).containsExactly("settlement 60 s, 1 min");
    }

    @Test
    void anAmendmentBooksTheDifference() {
        reserve("s-" + person, 600);
        send(ended(125));
        send(new SessionAmended(session(), new PersonId(person), Instant.now(), 115, 125,
                SessionAmended.Clock.JOIN_TO_LEAVE));

        await().atMost(20, SECONDS).until(this::figures, "115 used, 0 reserved"::equals);
        assertThat(ledger()).containsExactly("settlement 125 s, 3 min", "correction -10 s, -1 min");
    }

    @Test
    void nobodyCanChangeTheLedgerNotEvenItsOwner() throws Exception {
        reserve("s-" + person, 600);
        send(ended(61));
        await().atMost(20, SECONDS).until(() -> ledger().size(), size -> size == 1);

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

    /// Events of one key are taken in order, so once a later one has had its effect, the earlier ones have been seen.
    private void awaitProcessed(SessionEnded ended) {
        var later = new SessionAmended(ended.session(), ended.person(), Instant.now(), 125, 125,
                SessionAmended.Clock.OURS);
        send(later);
        await().atMost(20, SECONDS).until(() -> ledger().contains("correction 0 s, 0 min"));
    }

    private String figures() {
        return Database.query(
                "SELECT used_seconds || ' used, ' || reserved_seconds || ' reserved' FROM billing.usage_period WHERE person_id = ?",
                person).stream().findFirst().orElse("nothing");
    }

    private List<String> ledger() {
        return Database.query(
                "SELECT kind || ' ' || seconds || ' s, ' || billed_minutes || ' min' FROM billing.ledger_entry WHERE person_id = ? ORDER BY id",
                person);
    }
}
