package dev.parley.session.lifecycle.events;

import dev.parley.service.acting.ActsAsService;
import dev.parley.session.lifecycle.SessionFacts;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

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
        return facts.applyThoseInReach(clock.instant().minus(LOOK_BACK), BATCH);
    }
}
