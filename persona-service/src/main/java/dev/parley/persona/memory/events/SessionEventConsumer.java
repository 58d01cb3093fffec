package dev.parley.persona.memory.events;

import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.SessionEvent;
import dev.parley.model.event.SessionEvent.RecordingStored;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.SessionEvent.SessionFailed;
import dev.parley.model.event.SessionEvent.SessionStarted;
import dev.parley.model.event.SessionEvent.TranscriptStored;
import dev.parley.persona.memory.Recollection;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class SessionEventConsumer {
    private final EventConsumer events;
    private final Recollection recollection;

    SessionEventConsumer(EventConsumer events, Recollection recollection) {
        this.events = events;
        this.recollection = recollection;
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
            case SessionStarted started -> recollection.started(started);
            case SessionEnded ended -> recollection.ended(ended);
            case SessionAmended amended -> recollection.amended(amended);
            case SessionFailed _,TranscriptStored _,RecordingStored _ -> Uni.createFrom().voidItem();
        };
    }
}
