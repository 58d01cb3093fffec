package dev.parley.service.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EventType;
import dev.parley.service.inbox.Inbox;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// How every consumer takes an event: read it, count it once, and try again while the trouble is ours and passing.
/// What still fails is left to the channel, which sends it to the dead-letter topic.
@ApplicationScoped
public class EventConsumer {
    private static final Duration BACK_OFF_MIN = Duration.ofMillis(100);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(10);
    private static final int ATTEMPTS_AT_A_DEFECT = 3;

    private final Inbox inbox;
    private final ObjectMapper json;
    private volatile boolean isEnding;

    EventConsumer(Inbox inbox, ObjectMapper json) {
        this.inbox = inbox;
        this.json = json;
    }

    void end(@Observes ShutdownEvent event) {
        isEnding = true;
    }

    /// Runs the effect in one transaction with the note that this event has been seen.
    public Uni<Void> once(ConsumerRecord<String, byte[]> record, Function<DomainEvent, Uni<Void>> effect) {
        Optional<DomainEvent> event;
        try {
            event = read(record);
        } catch (Unreadable e) {
            Log.errorf("Event cannot be read: %s", e.getMessage());
            return Uni.createFrom().failure(e);
        }
        if (event.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var id = Objects.requireNonNull(CloudEventHeaders.text(record.headers(), CloudEventHeaders.ID));
        var context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(() -> inbox.once(id, () -> effect.apply(event.get())))
                .runSubscriptionOn(on(context))
                .onFailure(this::isPassing).retry().withBackOff(BACK_OFF_MIN, BACK_OFF_MAX).indefinitely()
                .onFailure().retry().withBackOff(BACK_OFF_MIN, BACK_OFF_MAX).atMost(ATTEMPTS_AT_A_DEFECT - 1)
                .onFailure().invoke(e -> Log.errorf(e, "Event could not be processed eventId=%s", id));
    }

    /// While the service ends, its parts close one after the other and any failure may come of that. The event is left
    /// unacknowledged, for whoever comes next.
    private boolean isPassing(Throwable failure) {
        return isEnding || Transience.isPassing(failure);
    }

    /// Empty for an event of a newer release, which is none of this consumer's business yet.
    private Optional<DomainEvent> read(ConsumerRecord<String, byte[]> record) {
        var id = CloudEventHeaders.text(record.headers(), CloudEventHeaders.ID);
        var typeName = CloudEventHeaders.text(record.headers(), CloudEventHeaders.TYPE);
        if (id == null || typeName == null) {
            throw new Unreadable("The record has no ce_id or no ce_type");
        }
        var type = EventType.named(typeName);
        if (type.isEmpty()) {
            Log.debugf("Event of an unknown type passed over eventId=%s", id);
            return Optional.empty();
        }
        try {
            DomainEvent event = json.readValue(record.value(), type.get().eventClass());
            if (event == null) {
                throw new Unreadable("The data is null, not a " + typeName);
            }
            return Optional.of(event);
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable("The data is not a " + typeName + ": " + where(e));
        }
    }

    /// The parser's own words quote the data, which may be what somebody said; where it stopped is enough.
    private static String where(Exception e) {
        var kind = e.getClass().getSimpleName();
        return e instanceof JsonProcessingException at && at.getLocation() != null
                ? kind + " at line " + at.getLocation().getLineNr() + ", column " + at.getLocation().getColumnNr()
                : kind;
    }

    /// A retry is timed on another thread, and a database session lives on the event loop it began on.
    private static Executor on(Context context) {
        return work -> context.runOnContext(_ -> work.run());
    }
}
