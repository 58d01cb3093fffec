package dev.parley.service.inbox;

import dev.parley.service.acting.ActsAsService;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.function.Supplier;

/// Remembers which events have had their effect.
@ApplicationScoped
public class Inbox {
    private final InboxConfig config;
    private final Clock clock;

    Inbox(InboxConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Runs the effect unless this event had it before. Both are in one transaction: either the effect is there and
    /// the event is remembered, or neither.
    @WithTransaction
    public Uni<Void> once(String eventId, Supplier<Uni<Void>> effect) {
        return remember(eventId).chain(isNew -> isNew ? effect.get() : passOver(eventId));
    }

    @Scheduled(every = "${parley.inbox.forget-every}", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActsAsService
    @WithTransaction
    public Uni<Void> forgetOld() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("DELETE FROM inbox WHERE seen_at < ?1")
                        .setParameter(1, clock.instant().minus(config.retention()))
                        .executeUpdate())
                .invoke(forgotten -> Log.debugf("Old events forgotten count=%d", forgotten))
                .replaceWithVoid();
    }

    private static Uni<Boolean> remember(String eventId) {
        return Panache.getSession()
                .chain(session -> session
                        .createNativeQuery("INSERT INTO inbox (event_id) VALUES (?1) ON CONFLICT DO NOTHING")
                        .setParameter(1, eventId)
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    private static Uni<Void> passOver(String eventId) {
        Log.debugf("Event seen before eventId=%s", eventId);
        return Uni.createFrom().voidItem();
    }
}
