package dev.parley.session.lifecycle.events;

import dev.parley.service.acting.ActsAsService;
import dev.parley.session.lifecycle.SessionFacts;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// A fact may be put away in the very moment in which its session learns its conversation, and neither sees the other.
/// That moment is soon after the fact came: of those that have waited for long, only new sessions ask.
@ApplicationScoped
class WaitingFactsSweep {
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final int BATCH = 100;

    private final SessionFacts facts;
    private final Clock clock;

    WaitingFactsSweep(SessionFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    @Scheduled(every = "${parley.recovery.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> applyThoseInReach() {
        return facts.inReach(clock.instant().minus(LOOK_BACK), BATCH).chain(this::applyEach);
    }

    /// Each for itself: one that fails is tried again the next time and takes no other with it.
    private Uni<Void> applyEach(List<Long> inReach) {
        Uni<Void> applied = Uni.createFrom().voidItem();
        for (var fact : inReach) {
            applied = applied.chain(() -> facts.applyWaiting(fact).onFailure().recoverWithUni(failure -> {
                Log.warnf("A waiting fact could not be applied yet factId=%d: %s", fact,
                        failure.getClass().getSimpleName());
                return Uni.createFrom().voidItem();
            }));
        }
        return applied;
    }
}
