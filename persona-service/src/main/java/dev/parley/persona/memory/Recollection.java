package dev.parley.persona.memory;

import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.SessionEvent.SessionStarted;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.persona.erasure.ErasureService;
import dev.parley.service.acting.ActsAsService;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/// How memories are made, of events that come in any order and any number of times.
@ApplicationScoped
public class Recollection {
    private final ConversationRepository conversations;
    private final SessionEndRepository ends;
    private final OptOutRepository optOuts;
    private final ErasureService erasure;
    private final MemoryConfig config;
    private final Clock clock;

    Recollection(ConversationRepository conversations, SessionEndRepository ends, OptOutRepository optOuts,
            ErasureService erasure, MemoryConfig config, Clock clock) {
        this.conversations = conversations;
        this.ends = ends;
        this.optOuts = optOuts;
        this.erasure = erasure;
        this.config = config;
        this.clock = clock;
    }

    /// Says whose a conversation is. Of somebody who does not want to be remembered, a transcript that waited is gone
    /// and one that is still to come stays out.
    @WithTransaction
    public Uni<Void> started(SessionStarted session) {
        var key = new Conversation.Key(session.vendor(), session.vendorConversation());
        return erasure.workAloneOn(session.person())
                .chain(() -> conversations.decideAlone(key))
                .chain(() -> isUnwanted(session.person(), session.startedAt()))
                .chain(unwanted -> unwanted ? conversations.keepOut(key, now()) : remember(key, session));
    }

    @WithTransaction
    public Uni<Void> ended(SessionEnded session) {
        return erasure.workAloneOn(session.person())
                .chain(() -> isUnwanted(session.person(), session.startedAt()))
                .chain(unwanted -> unwanted
                        ? Uni.createFrom().voidItem()
                        : note(session.session(), session.person(), end -> end.end(session)));
    }

    @WithTransaction
    public Uni<Void> amended(SessionAmended session) {
        return erasure.workAloneOn(session.person())
                .chain(() -> isUnwanted(session.person(), session.amendedAt()))
                .chain(unwanted -> unwanted
                        ? Uni.createFrom().voidItem()
                        : note(session.session(), session.person(), end -> end.amend(session)));
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
                .chain(() -> ends.forgetThoseOfNoConversation(before))
                .chain(() -> conversations.forgetKeptOut(before))
                .replaceWithVoid();
    }

    private Uni<Boolean> isUnwanted(PersonId person, Instant at) {
        return optOuts.covers(person, at)
                .chain(covered -> covered ? Uni.createFrom().item(true) : erasure.covers(person, at));
    }

    private Uni<Void> remember(Conversation.Key key, SessionStarted session) {
        return findOrMake(key)
                .onItem().ifNotNull().invoke(known -> known.belongTo(session))
                .onItem().ifNotNull().call(known -> learnEnd(known, session.session()))
                .onItem().ifNotNull().call(conversations::persist)
                .chain(() -> conversations.forgetBeyond(config.conversationsMax(), session.person(), now()))
                .replaceWithVoid();
    }

    private Uni<SessionEnd> learnEnd(Conversation conversation, SessionId session) {
        return ends.findById(session.value()).onItem().ifNotNull().invoke(conversation::end);
    }

    /// The end is kept by itself too, for a conversation of this session that has yet to be heard of.
    private Uni<Void> note(SessionId session, PersonId person, Consumer<SessionEnd> what) {
        return ends.findOrMake(session, now())
                .invoke(what)
                .chain(end -> conversations.ofSessionForChange(session, person)
                        .invoke(known -> known.forEach(conversation -> conversation.end(end))))
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
