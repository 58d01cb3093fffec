package dev.parley.persona.memory;

import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.ReceivedEvent;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// How memories are made, of events that come in any order and any number of times.
@ApplicationScoped
public class Recollection {
    private final ConversationRepository conversations;
    private final MemoryConfig config;
    private final Clock clock;

    Recollection(ConversationRepository conversations, MemoryConfig config, Clock clock) {
        this.conversations = conversations;
        this.config = config;
        this.clock = clock;
    }

    /// What happened to sessions: whose a conversation is, and how it ended.
    public Uni<Void> hear(List<ReceivedEvent> events) {
        return conversations.hear(events, config.conversationsMax(), now());
    }

    /// A transcript does not say whose it is: it fills in what its session made, or waits for it.
    @WithTransaction
    public Uni<Void> heard(TranscriptReady transcript) {
        var gist = Gist.of(transcript.turns());
        if (gist.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var key = new Conversation.Key(transcript.from().vendor(), transcript.from().conversation());
        return conversations.decideAlone(key)
                .chain(() -> findOrMake(key))
                .onItem().ifNotNull().invoke(known -> known.hear(gist, micros(transcript.from().learnedAt())))
                .onItem().ifNotNull().call(conversations::persist)
                .replaceWithVoid();
    }

    @Scheduled(every = "${parley.memory.forget-every}", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActsAsService
    @WithTransaction
    public Uni<Void> forgetWaiting() {
        var before = now().minus(config.waitMax());
        return conversations.forgetWaiting(before)
                .invoke(count -> Log.debugf("Transcripts that waited in vain forgotten count=%d", count))
                .chain(() -> conversations.forgetEndsOfNoConversation(before))
                .chain(() -> conversations.forgetKeptOut(before))
                .replaceWithVoid();
    }

    /// Whether it is kept out is asked last: a conversation that is not there may be on its way out just now.
    private Uni<Conversation> findOrMake(Conversation.Key key) {
        return conversations.findForChange(key).onItem().ifNull().switchTo(() -> makeUnlessKeptOut(key));
    }

    private Uni<Conversation> makeUnlessKeptOut(Conversation.Key key) {
        return conversations.isKeptOut(key)
                .chain(keptOut -> keptOut
                        ? Uni.createFrom().nullItem()
                        : Uni.createFrom().item(() -> new Conversation(key, now())));
    }

    private Instant now() {
        return micros(clock.instant());
    }

    /// As exact as Postgres keeps it.
    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
