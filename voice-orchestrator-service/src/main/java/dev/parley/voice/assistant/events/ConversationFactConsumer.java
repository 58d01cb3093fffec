package dev.parley.voice.assistant.events;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.Vendor;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.EventConsumer;
import dev.parley.voice.assistant.RoomFacts;
import dev.parley.voice.conversation.TalkFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ConversationFactConsumer {
    private final EventConsumer events;
    private final RoomFacts rooms;
    private final TalkFacts talks;

    ConversationFactConsumer(EventConsumer events, RoomFacts rooms, TalkFacts talks) {
        this.events = events;
        this.rooms = rooms;
        this.talks = talks;
    }

    @Incoming("conversations")
    @ActsAsService
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.once(record, ConversationFact.class, fact -> fact.from().vendor() != Vendor.TAVUS, this::apply);
    }

    private Uni<Void> apply(ConversationFact fact) {
        return switch (fact.from().vendor()) {
            case LIVEKIT -> rooms.apply(fact);
            case ELEVENLABS -> talks.apply(fact);
            case TAVUS -> Uni.createFrom().voidItem();
        };
    }
}
