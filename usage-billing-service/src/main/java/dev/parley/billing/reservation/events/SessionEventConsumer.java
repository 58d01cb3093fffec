package dev.parley.billing.reservation.events;

import dev.parley.billing.reservation.ReservationService;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.SessionEvent;
import dev.parley.model.event.SessionEvent.RecordingStored;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.SessionEvent.SessionFailed;
import dev.parley.model.event.SessionEvent.SessionStarted;
import dev.parley.model.event.SessionEvent.TranscriptStored;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.CloudEventHeaders;
import dev.parley.service.event.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SessionEventConsumer {
    private final EventConsumer events;
    private final ReservationService reservations;

    SessionEventConsumer(EventConsumer events, ReservationService reservations) {
        this.events = events;
        this.reservations = reservations;
    }

    @Incoming("sessions")
    @ActsAsService
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.once(record,
                event -> apply(event, CloudEventHeaders.text(record.headers(), CloudEventHeaders.ID)));
    }

    private Uni<Void> apply(DomainEvent event, @Nullable String eventId) {
        if (!(event instanceof SessionEvent happened)) {
            return Uni.createFrom().voidItem();
        }
        return switch (happened) {
            case SessionStarted started -> reservations.started(started);
            case SessionEnded ended -> reservations.ended(ended, Objects.requireNonNull(eventId));
            case SessionFailed failed -> reservations.release(failed.session());
            case SessionAmended amended -> reservations.amended(amended, Objects.requireNonNull(eventId));
            case TranscriptStored _,RecordingStored _ -> Uni.createFrom().voidItem();
        };
    }
}
