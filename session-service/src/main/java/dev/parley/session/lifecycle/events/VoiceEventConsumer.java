package dev.parley.session.lifecycle.events;

import dev.parley.model.event.VoiceEvent;
import dev.parley.model.event.VoiceEvent.AgentDispatched;
import dev.parley.model.event.VoiceEvent.AgentLost;
import dev.parley.model.event.VoiceEvent.AgentReady;
import dev.parley.model.event.VoiceEvent.ConversationAnalysed;
import dev.parley.model.event.VoiceEvent.MessagesStored;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.EventConsumer;
import dev.parley.session.erasure.ErasureService;
import dev.parley.session.lifecycle.SessionFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class VoiceEventConsumer {
    private final EventConsumer events;
    private final SessionFacts facts;
    private final ErasureService erasure;

    VoiceEventConsumer(EventConsumer events, SessionFacts facts, ErasureService erasure) {
        this.events = events;
        this.facts = facts;
        this.erasure = erasure;
    }

    @Incoming("voice")
    @ActsAsService
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.once(record, VoiceEvent.class, this::apply);
    }

    private Uni<Void> apply(VoiceEvent happened) {
        return switch (happened) {
            case VoiceSessionStarted started ->
                erasure.unlessErased(started.person(), started.startedAt(), () -> facts.startedElsewhere(started));
            case VoiceSessionEnded ended ->
                erasure.unlessErased(ended.person(), beganAt(ended), () -> facts.endedElsewhere(ended));
            case AgentDispatched _,AgentReady _,AgentLost _,MessagesStored _,ConversationAnalysed _ ->
                facts.happenedElsewhere(happened);
        };
    }

    /// One that never came to life began when it failed.
    private static Instant beganAt(VoiceSessionEnded ended) {
        return Objects.requireNonNullElse(ended.startedAt(), ended.endedAt());
    }
}
