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
import dev.parley.service.event.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

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
        return events.once(record, this::apply);
    }

    private Uni<Void> apply(DomainEvent event) {
        if (!(event instanceof SessionEvent happened)) {
            return Uni.createFrom().voidItem();
        }
        return switch (happened) {
            case SessionEnded ended -> reservations.settle(ended);
            case SessionFailed failed -> reservations.release(failed.session());
            case SessionAmended amended -> reservations.amend(amended);
            case SessionStarted _,TranscriptStored _,RecordingStored _ -> Uni.createFrom().voidItem();
        };
    }
}
