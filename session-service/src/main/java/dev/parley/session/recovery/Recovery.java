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
import java.util.List;
import java.util.function.Function;

/// Finishes what was left unfinished. Every step may be done by several instances at once and twice: it asks first
/// and changes only what still needs it.
@ApplicationScoped
class Recovery {
    private final SessionService sessions;
    private final SessionFacts facts;
    private final SessionEnder ender;
    private final Tavus tavus;
    private final RecoveryConfig config;
    private final Clock clock;

    Recovery(SessionService sessions, SessionFacts facts, SessionEnder ender, Tavus tavus, RecoveryConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.facts = facts;
        this.ender = ender;
        this.tavus = tavus;
        this.config = config;
        this.clock = clock;
    }

    /// Nobody waits for these any more. Failing them releases their minutes, and whatever they may have created at
    /// the vendor is looked for and ended.
    @Scheduled(every = "${parley.recovery.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> failAbandonedStarts() {
        return sessions.forgottenIntents(clock.instant().minus(config.abandonedAfter()), config.batch())
                .chain(abandoned -> each(abandoned, session -> sessions.fail(session.id(), EndReason.REAPED, true)));
    }

    @Scheduled(every = "${parley.recovery.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> tellVendorsOfEnds() {
        return sessions.vendorEndsDue(clock.instant().minus(config.tellAgainAfter()), config.batch())
                .chain(due -> each(due, ender::tellVendor));
    }

    /// The last resort: whatever Tavus says or does not say, no session stays open.
    @Scheduled(every = "${parley.recovery.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> reapWhatOutlivedItsLimit() {
        return sessions.overdue(Vendor.TAVUS, clock.instant().minus(config.reapAfter()), config.batch())
                .chain(overdue -> each(overdue, session -> sessions.reap(session.id())));
    }

    /// Tavus sends each callback once at most, so what did not come must be fetched.
    @Scheduled(every = "${parley.recovery.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> fetchMissingFacts() {
        var now = clock.instant();
        return sessions
                .pollDue(Vendor.TAVUS, now.minus(config.pollEvery()), now.minus(config.hopeForTranscript()),
                        config.batch())
                .chain(due -> each(due, this::fetchFacts));
    }

    /// Vendors also tell of conversations that are none of ours.
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> forgetFactsOfNobody() {
        return facts.forgetWaiting(clock.instant().minus(config.waitForSession())).replaceWithVoid();
    }

    private Uni<Void> fetchFacts(Session session) {
        return sessions.polled(session.id())
                .chain(() -> tavus.facts(session.id(), session.vendorConversation().orElseThrow()))
                .chain(found -> each(found, facts::apply));
    }

    /// One after the other; one that fails is left for the next run.
    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> work) {
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
