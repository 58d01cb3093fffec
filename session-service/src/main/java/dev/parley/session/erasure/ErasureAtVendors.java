package dev.parley.session.erasure;

import dev.parley.service.acting.ActsAsService;
import dev.parley.session.tavus.Tavus;
import dev.parley.session.tavus.Tavus.VideoConversation;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Has the vendors delete what they keep of erased sessions, again and again until they confirm it.
@ApplicationScoped
class ErasureAtVendors {
    private final ErasureService erasures;
    private final Tavus tavus;
    private final ErasureConfig config;
    private final Clock clock;

    ErasureAtVendors(ErasureService erasures, Tavus tavus, ErasureConfig config, Clock clock) {
        this.erasures = erasures;
        this.tavus = tavus;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${parley.erasure.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> deleteWhatIsDue() {
        return erasures.sweepWaitingFacts()
                .chain(() -> erasures.takeUp(clock.instant().minus(config.tryAgainAfter()), config.batch()))
                .chain(this::deleteEach);
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> forgetWhatNothingComesOfAnyMore() {
        return erasures.forget(clock.instant().minus(config.keepOut()));
    }

    /// One after the other; one that fails is left for later.
    private Uni<Void> deleteEach(List<ErasedSession> due) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var session : due) {
            done = done.chain(() -> delete(session).onFailure().recoverWithUni(failure -> {
                Log.warnf("An erased conversation could not be deleted yet sessionId=%s: %s", session.session(),
                        failure.toString());
                return Uni.createFrom().voidItem();
            }));
        }
        return done;
    }

    private Uni<Void> delete(ErasedSession session) {
        return conversation(session).chain(found -> {
            var known = new ErasedSession(session.session(), found, session.erasedAt());
            return found.isPresent()
                    ? deleteAtTavus(found.get()).chain(() -> erasures.deletedAtVendor(known))
                    : giveUpLooking(known);
        });
    }

    /// One that we were never told of is looked up by its name.
    private Uni<Optional<String>> conversation(ErasedSession session) {
        return session.conversation().isPresent()
                ? Uni.createFrom().item(session.conversation())
                : tavus.find(session.session()).map(found -> found.map(VideoConversation::id));
    }

    private Uni<Void> deleteAtTavus(String conversation) {
        return tavus.end(conversation).chain(() -> tavus.delete(conversation, true));
    }

    /// A start that the erasure interrupted may be on its way to the vendor.
    private Uni<Void> giveUpLooking(ErasedSession session) {
        return clock.instant().isBefore(session.erasedAt().plus(config.settleAfter()))
                ? Uni.createFrom().voidItem()
                : erasures.deletedAtVendor(session);
    }
}
