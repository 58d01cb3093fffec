package dev.parley.voice.conversation;

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

/// Finishes what an instance that died left unfinished, ends what has reached its limit, and asks the vendor for
/// what its webhooks should have told.
@ApplicationScoped
class TalkRecovery {
    private final TalkService talks;
    private final TalkPoll poll;
    private final ConversationConfig config;
    private final Clock clock;

    TalkRecovery(TalkService talks, TalkPoll poll, ConversationConfig config, Clock clock) {
        this.talks = talks;
        this.poll = poll;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${parley.conversations.recover-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> failAbandonedStarts() {
        return talks.forgottenIntents(clock.instant().minus(config.abandonedAfter()), config.recoverBatch())
                .chain(abandoned -> each(abandoned, talk -> talks.fail(talk.id(), EndReason.REAPED).replaceWithVoid()));
    }

    /// Our side ends in time. That the vendor's does is up to the agent's settings and the client.
    @Scheduled(every = "${parley.conversations.recover-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> endWhatHasReachedItsLimit() {
        return talks.overLimit(clock.instant(), config.recoverBatch())
                .chain(over -> each(over, talk -> talks.endAtLimit(talk.id())));
    }

    @Scheduled(every = "${parley.conversations.recover-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> askAboutWhatWasNotTold() {
        return poll.takeUp().chain(due -> each(due, poll::ask));
    }

    /// One after the other; one that fails is left for the next run.
    private static <T> Uni<Void> each(List<T> due, Function<T, Uni<Void>> work) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var item : due) {
            done = done.chain(() -> work.apply(item).onFailure().recoverWithUni(e -> {
                Log.warnf("Recovery of a talk tries again later: %s", e.toString());
                return Uni.createFrom().voidItem();
            }));
        }
        return done;
    }
}
