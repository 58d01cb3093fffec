package dev.parley.persona.memory.events;

import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.persona.memory.Recollection;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class TranscriptConsumer {
    private final EventConsumer events;
    private final Recollection recollection;

    TranscriptConsumer(EventConsumer events, Recollection recollection) {
        this.events = events;
        this.recollection = recollection;
    }

    @Incoming("conversations")
    @ActsAsService
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.once(record, TranscriptReady.class, recollection::heard);
    }
}
