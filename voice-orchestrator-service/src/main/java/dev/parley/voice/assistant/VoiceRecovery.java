package dev.parley.voice.assistant;

import dev.parley.model.event.EndReason;
import dev.parley.service.acting.ActsAsService;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/// Finishes what an instance that died, or a vendor that was away, left unfinished.
@ApplicationScoped
class VoiceRecovery {
    private final VoiceSessionService sessions;
    private final VoiceAssistant assistant;
    private final AssistantConfig config;
    private final Clock clock;

    VoiceRecovery(VoiceSessionService sessions, VoiceAssistant assistant, AssistantConfig config, Clock clock) {
        this.sessions = sessions;
        this.assistant = assistant;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${parley.assistant.recover-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> failAbandonedStarts() {
        return sessions.forgottenIntents(clock.instant().minus(config.abandonedAfter()), config.recoverBatch())
                .chain(abandoned -> each(abandoned, session -> sessions.fail(session.id(), EndReason.REAPED)));
    }

    /// LiveKit lets a room last for ever: that nobody talks longer than their minutes is for us to see to.
    @Scheduled(every = "${parley.assistant.recover-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> endWhatHasReachedItsLimit() {
        return sessions.overLimit(clock.instant(), config.recoverBatch())
                .chain(over -> each(over, session -> sessions.endAtLimit(session.id())));
    }

    @Scheduled(every = "${parley.assistant.recover-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> clearUpAfterEndedSessions() {
        return sessions.roomsDue(clock.instant(), config.recoverBatch())
                .chain(due -> each(due, assistant::clearUp));
    }

    private static Uni<Void> each(List<VoiceSession> due, Function<VoiceSession, Uni<Void>> work) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var session : due) {
            done = done.chain(() -> work.apply(session).onFailure().recoverWithUni(e -> {
                Log.warnf("Recovery tries again later sessionId=%s: %s", session.id(), e.toString());
                return Uni.createFrom().voidItem();
            }));
        }
        return done;
    }
}
