package dev.parley.session.recovery;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.Vendor;
import dev.parley.service.acting.ActsAsService;
import dev.parley.session.lifecycle.Session;
import dev.parley.session.lifecycle.SessionEnder;
import dev.parley.session.lifecycle.SessionFacts;
import dev.parley.session.lifecycle.SessionService;
import dev.parley.session.tavus.Tavus;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Finishes what was left unfinished. One instance at a time does, by its [Lease]; should two, while one that was taken
/// for dead comes back, no harm is done: each step asks first and changes only what still needs it.
@ApplicationScoped
class Recovery {
    private final SessionService sessions;
    private final SessionFacts facts;
    private final SessionEnder ender;
    private final Tavus tavus;
    private final Lease lease;
    private final RecoveryConfig config;
    private final Clock clock;

    Recovery(SessionService sessions, SessionFacts facts, SessionEnder ender, Tavus tavus, Lease lease,
            RecoveryConfig config, Clock clock) {
        this.sessions = sessions;
        this.facts = facts;
        this.ender = ender;
        this.tavus = tavus;
        this.lease = lease;
        this.config = config;
        this.clock = clock;
    }

    /// Nobody waits for these any more. Failing them releases their minutes, and whatever they may have created at
    /// the vendor is looked for and ended.
    @Scheduled(every = "${parley.recovery.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> failAbandonedStarts() {
        return each(() -> sessions.forgottenIntents(ago(config.abandonedAfter()), config.batch()),
                session -> sessions.fail(session.id(), EndReason.REAPED, true));
    }

    @Scheduled(every = "${parley.recovery.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> tellVendorsOfEnds() {
        return each(() -> sessions.vendorEndsDue(ago(config.tellAgainAfter()), config.batch()), ender::tellVendor);
    }

    @Scheduled(every = "${parley.recovery.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> clearWhatWasLeftBehind() {
        return each(() -> sessions.leftBehind(ago(config.tellAgainAfter()), config.batch()), ender::clear);
    }

    /// The last resort: whatever vendors say or do not say, no session stays open.
    @Scheduled(every = "${parley.recovery.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> reapWhatOutlivedItsLimit() {
        return each(() -> sessions.overdue(ago(config.reapAfter()), config.batch()),
                session -> sessions.reap(session.id()));
    }

    /// Tavus sends each callback once at most, so what did not come must be fetched.
    @Scheduled(every = "${parley.recovery.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> fetchMissingFacts() {
        return each(() -> sessions.pollDue(Vendor.TAVUS, ago(config.pollEvery()), ago(config.hopeForTranscript()),
                config.batch()), this::fetchFacts);
    }

    /// Vendors also tell of conversations that are none of ours.
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> forgetFactsOfNobody() {
        return facts.forgetWaiting(ago(config.waitForSession())).replaceWithVoid();
    }

    private Uni<Void> fetchFacts(Session session) {
        return sessions.polled(session.id())
                .chain(() -> tavus.facts(session.id(), session.vendorConversation().orElseThrow()))
                .chain(found -> inTurn(found, facts::apply));
    }

    private Instant ago(Duration before) {
        return clock.instant().minus(before);
    }

    /// One after the other, while the lease is ours; one that fails is left for the next run.
    private <T> Uni<Void> each(Supplier<Uni<List<T>>> due, Function<T, Uni<Void>> work) {
        Uni<List<T>> ours = lease.hold().chain(isOurs -> isOurs ? due.get() : Uni.createFrom().item(List.of()));
        return ours.chain(items -> inTurn(items, item -> lease.hold()
                .chain(isOurs -> isOurs ? work.apply(item) : Uni.createFrom().voidItem())));
    }

    private static <T> Uni<Void> inTurn(List<T> items, Function<T, Uni<Void>> work) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var item : items) {
            done = done.chain(() -> work.apply(item).onFailure().recoverWithUni(e -> {
                Log.warnf("Recovery tries again later: %s", e.toString());
                return Uni.createFrom().voidItem();
            }));
        }
        return done;
    }
}
