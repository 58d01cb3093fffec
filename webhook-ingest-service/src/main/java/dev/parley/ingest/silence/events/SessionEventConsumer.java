package dev.parley.ingest.silence.events;

import dev.parley.ingest.silence.LiveSessions;
import dev.parley.model.event.SessionEvent;
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
    private final LiveSessions sessions;

    SessionEventConsumer(EventConsumer events, LiveSessions sessions) {
        this.events = events;
        this.sessions = sessions;
    }

    @Incoming("sessions")
    @ActsAsService
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return events.together(batch, this::hear);
    }

    private Uni<Void> hear(List<ReceivedEvent> received) {
        return sessions.hear(received.stream().map(ReceivedEvent::event)
                .filter(SessionEvent.class::isInstance)
                .map(SessionEvent.class::cast)
                .toList());
    }
}
