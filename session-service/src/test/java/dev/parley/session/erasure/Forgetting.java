package dev.parley.session.erasure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.model.id.PersonId;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What the other services say around an erasure.
public final class Forgetting {
    private final ObjectMapper json;

    public Forgetting(ObjectMapper json) {
        this.json = json;
    }

    /// persona-service has erased the person just now; returns when session-service has followed.
    public Instant erased(String person) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        erased(person, now);
        return now;
    }

    public void erased(String person, Instant at) {
        taken(new PersonErased(new PersonId(person), at));
    }

    /// Returns when session-service has taken it.
    public void taken(DomainEvent event) {
        var id = Kafka.send(event, text(event));
        await().atMost(30, SECONDS).until(
                () -> !Database.query("SELECT event_id FROM session.inbox WHERE event_id = ?", id).isEmpty());
    }

    private String text(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
