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
    private Uni<Void> deleteEach(List<ErasedConversation> due) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var erased : due) {
            done = done.chain(() -> delete(erased).onFailure().recoverWithUni(failure -> {
                Log.warnf("An erased conversation could not be deleted yet sessionId=%s: %s", erased.session(),
                        failure.toString());
                return Uni.createFrom().voidItem();
            }));
        }
        return done;
    }

    /// One that we were never told of is looked up by its name. What is found is deleted, and the next time another of
    /// the name is looked for: a start that looked in vain for what it had asked for has asked again.
    private Uni<Void> delete(ErasedConversation erased) {
        return erased.conversation()
                .map(conversation -> deleteAtTavus(conversation).chain(() -> erasures.deletedAtVendor(erased)))
                .orElseGet(() -> tavus.find(erased.session())
                        .chain(found -> found.isPresent() ? deleteFound(erased, found.get()) : giveUpLooking(erased)));
    }

    private Uni<Void> deleteFound(ErasedConversation erased, VideoConversation found) {
        return erasures.found(erased, found.id()).chain(() -> deleteAtTavus(found.id()));
    }

    private Uni<Void> deleteAtTavus(String conversation) {
        return tavus.end(conversation).chain(() -> tavus.delete(conversation, true));
    }

    /// For a while there may be one on its way to the vendor: from a start that the erasure interrupted.
    private Uni<Void> giveUpLooking(ErasedConversation erased) {
        return clock.instant().isBefore(erased.erasedAt().plus(config.settleAfter()))
                ? Uni.createFrom().voidItem()
                : erasures.deletedAtVendor(erased);
    }
}
