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
import dev.parley.service.event.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return events.together(batch, this::hear);
    }

    private Uni<Void> hear(List<ReceivedEvent> received) {
        var aboutMinutes = received.stream().filter(each -> isAboutMinutes(each.event())).toList();
        return aboutMinutes.isEmpty() ? Uni.createFrom().voidItem() : reservations.hear(aboutMinutes);
    }

    private static boolean isAboutMinutes(DomainEvent event) {
        return event instanceof SessionEvent happened && switch (happened) {
            case SessionStarted _,SessionEnded _,SessionFailed _,SessionAmended _ -> true;
            case TranscriptStored _,RecordingStored _ -> false;
        };
    }
}
