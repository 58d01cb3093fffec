package dev.parley.session.lifecycle.events;

import dev.parley.model.event.ConversationFact;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.EventConsumer;
import dev.parley.session.lifecycle.SessionFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ConversationFactConsumer {
    private final EventConsumer events;
    private final SessionFacts facts;

    ConversationFactConsumer(EventConsumer events, SessionFacts facts) {
        this.events = events;
        this.facts = facts;
    }

    @Incoming("conversations")
    @ActsAsService
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.once(record, ConversationFact.class, facts::apply);
    }
}
