package dev.parley.session.lifecycle.events;

import dev.parley.service.acting.ActsAsService;
import dev.parley.session.lifecycle.SessionFacts;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// A fact may be put away in the very moment in which its session learns its conversation, and neither sees the other.
@ApplicationScoped
class WaitingFactsSweep {
    private static final int BATCH = 100;

    private final SessionFacts facts;

    WaitingFactsSweep(SessionFacts facts) {
        this.facts = facts;
    }

    @Scheduled(every = "${parley.recovery.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> applyThoseInReach() {
        return facts.applyThoseInReach(BATCH);
    }
}
