package dev.parley.voice.assistant.events;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.Vendor;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.EventConsumer;
import dev.parley.voice.assistant.RoomFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ConversationFactConsumer {
    private final EventConsumer events;
    private final RoomFacts rooms;

    ConversationFactConsumer(EventConsumer events, RoomFacts rooms) {
        this.events = events;
        this.rooms = rooms;
    }

    @Incoming("conversations")
    @ActsAsService
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.once(record, ConversationFact.class, fact -> fact.from().vendor() == Vendor.LIVEKIT,
                rooms::apply);
    }
}
