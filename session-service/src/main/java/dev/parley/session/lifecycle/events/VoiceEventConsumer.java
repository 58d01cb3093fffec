package dev.parley.session.lifecycle.events;

import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.VoiceEvent;
import dev.parley.model.event.VoiceEvent.AgentDispatched;
import dev.parley.model.event.VoiceEvent.AgentLost;
import dev.parley.model.event.VoiceEvent.AgentReady;
import dev.parley.model.event.VoiceEvent.MessagesStored;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.EventConsumer;
import dev.parley.session.lifecycle.SessionFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class VoiceEventConsumer {
    private final EventConsumer events;
    private final SessionFacts facts;

    VoiceEventConsumer(EventConsumer events, SessionFacts facts) {
        this.events = events;
        this.facts = facts;
    }

    @Incoming("voice")
    @ActsAsService
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.once(record, this::apply);
    }

    private Uni<Void> apply(DomainEvent event) {
        if (!(event instanceof VoiceEvent happened)) {
            return Uni.createFrom().voidItem();
        }
        return switch (happened) {
            case VoiceSessionStarted started -> facts.startedElsewhere(started);
            case VoiceSessionEnded ended -> facts.endedElsewhere(ended);
            case AgentDispatched _,AgentReady _,AgentLost _,MessagesStored _ -> facts.happenedElsewhere(happened);
        };
    }
}
