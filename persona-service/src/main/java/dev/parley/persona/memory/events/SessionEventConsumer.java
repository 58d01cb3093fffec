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
import dev.parley.service.event.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return events.together(batch, this::hear);
    }

    private Uni<Void> hear(List<ReceivedEvent> received) {
        var aboutConversations = received.stream().filter(each -> isAboutConversations(each.event())).toList();
        return aboutConversations.isEmpty()
                ? Uni.createFrom().voidItem()
                : recollection.hear(aboutConversations);
    }

    private static boolean isAboutConversations(DomainEvent event) {
        return event instanceof SessionEvent happened && switch (happened) {
            case SessionStarted _,SessionEnded _,SessionAmended _ -> true;
            case SessionFailed _,TranscriptStored _,RecordingStored _ -> false;
        };
    }
}
