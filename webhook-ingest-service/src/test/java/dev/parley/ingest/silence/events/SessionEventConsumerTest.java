package dev.parley.ingest.silence.events;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ingest.normalise.StoredDeliveries;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.SessionEvent.SessionFailed;
import dev.parley.model.event.SessionEvent.SessionStarted;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class SessionEventConsumerTest {
    private static final PersonId ANNA = new PersonId("anna");

    @Inject
    ObjectMapper json;
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void aSessionIsLiveFromItsStartToItsEnd() {
        var ended = aSession();
        var failed = aSession();
        send(started(ended, Vendor.TAVUS, Duration.ofMinutes(1)));
        send(started(failed, Vendor.TAVUS, Duration.ofMinutes(1)));
        live(ended, 1);
        live(failed, 1);

        send(new SessionEnded(ended, ANNA, Vendor.TAVUS, Instant.now(), Instant.now(), 60, EndReason.PERSON_LEFT));
        send(new SessionFailed(failed, ANNA, Vendor.TAVUS, Instant.now(), EndReason.VENDOR_ERROR));

        live(ended, 0);
        live(failed, 0);
    }

    @Test
    void whatIsHeardAgainLeavesWhatWasThere() {
        var session = aSession();
        var last = aSession();
        for (int i = 0; i < 2; i++) {
            send(started(session, Vendor.TAVUS, Duration.ofMinutes(1)));
            send(new SessionEnded(session, ANNA, Vendor.TAVUS, Instant.now(), Instant.now(), 60,
                    EndReason.PERSON_LEFT));
        }
        send(started(last, Vendor.TAVUS, Duration.ofMinutes(1)));

        live(last, 1);
        live(session, 0);
    }

    @Test
    void aSessionThatShouldBeOverIsNotLive() {
        var outlived = aSession();
        var last = aSession();
        send(started(outlived, Vendor.TAVUS, Duration.ofMinutes(90)));
        send(started(last, Vendor.TAVUS, Duration.ofMinutes(1)));

        live(last, 1);
        live(outlived, 0);
    }

    @Test
    void aVendorIsSilentWhileSessionsAreLiveAtItAndItTellsNothing() {
        Database.execute("DELETE FROM ingest.last_heard WHERE vendor = 'elevenlabs'");
        var session = aSession();

        send(started(session, Vendor.ELEVENLABS, Duration.ofMinutes(10)));
        silence("elevenlabs", seconds -> seconds > 500);

        StoredDeliveries.store("elevenlabs", "post_call_audio", session.value(), "{\"type\": \"post_call_audio\"}");
        silence("elevenlabs", seconds -> seconds < 500);

        send(new SessionEnded(session, ANNA, Vendor.ELEVENLABS, Instant.now(), Instant.now(), 60,
                EndReason.PERSON_LEFT));
        silence("elevenlabs", seconds -> seconds == 0);
    }

    private void silence(String vendor, DoublePredicate expected) {
        await().atMost(30, SECONDS).until(() -> expected.test(silence(vendor)));
    }

    private double silence(String vendor) {
        return given().get(metrics).asString().lines()
                .filter(line -> line.startsWith("parley_deliveries_silence_seconds{vendor=\"" + vendor + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static void live(SessionId session, int times) {
        await().atMost(30, SECONDS).until(() -> Database
                .query("SELECT vendor FROM ingest.live_session WHERE session_id = ?", session.value()),
                found -> found.size() == times);
    }

    /// It may last an hour.
    private static SessionStarted started(SessionId session, Vendor vendor, Duration ago) {
        return new SessionStarted(session, ANNA, SessionKind.MENTOR, vendor, "c1", null, null,
                Instant.now().minus(ago), 3600);
    }

    private void send(DomainEvent event) {
        try {
            Kafka.send(event, json.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SessionId aSession() {
        return new SessionId(UUID.randomUUID().toString());
    }
}
