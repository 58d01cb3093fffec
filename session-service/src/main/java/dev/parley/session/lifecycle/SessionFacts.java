package dev.parley.session.lifecycle;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EventType;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.event.VoiceEvent;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.service.outbox.Outbox;
import dev.parley.session.timeline.Timeline;
import dev.parley.session.timeline.Timeline.Entry;
import dev.parley.session.timeline.TimelineConfig;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What others found out about a session, by webhook or by asking. A fact may come late, twice, and by both ways:
/// it changes something the first time and nothing afterwards.
@ApplicationScoped
public class SessionFacts {
    private final SessionRepository sessions;
    private final SessionService transitions;
    private final WaitingFacts waiting;
    private final FactEffects effects;
    private final Timeline timeline;
    private final TimelineConfig config;
    private final Outbox outbox;

    SessionFacts(SessionRepository sessions, SessionService transitions, WaitingFacts waiting, FactEffects effects,
            Timeline timeline, TimelineConfig config, Outbox outbox) {
        this.sessions = sessions;
        this.transitions = transitions;
        this.waiting = waiting;
        this.effects = effects;
        this.timeline = timeline;
        this.config = config;
        this.outbox = outbox;
    }

    @WithTransaction
    public Uni<Void> apply(ConversationFact fact) {
        return sessions.lockSubject(fact.from())
                .onItem().ifNull().switchTo(() -> lookAgainAlone(fact))
                .chain(session -> session == null ? waiting.keep(fact) : applyTo(session, fact));
    }

    /// A session that voice-orchestrator-service has started through its own routes.
    @WithTransaction
    public Uni<Void> startedElsewhere(VoiceSessionStarted started) {
        return waiting.decideAlone(started.vendorConversation())
                .chain(() -> sessions.findById(started.session().value()))
                .chain(known -> known == null ? takeOver(started) : Uni.createFrom().voidItem());
    }

    /// What voice-orchestrator-service did for a session. It tells of a session first and of what it did for it then.
    @WithTransaction
    public Uni<Void> happenedElsewhere(VoiceEvent event) {
        return sessions.findById(event.session().value())
                .onItem().ifNotNull().call(session -> timeline.note(session.id(), session.person(),
                        Entry.ours(event.occurredAt(), "voice." + name(event))))
                .replaceWithVoid();
    }

    /// Facts of which the session came in by another way than they expected.
    @WithTransaction
    public Uni<List<Long>> inReach(Instant arrivedAfter, int atMost) {
        return waiting.inReach(arrivedAfter, atMost);
    }

    /// Applies one of those. It waits no longer, unless it cannot be applied now.
    @WithTransaction
    public Uni<Void> applyWaiting(long fact) {
        return waiting.claim(fact).chain(facts -> inTurn(facts, this::apply));
    }

    /// Gives up on facts whose session never came.
    @WithTransaction
    public Uni<Integer> forgetWaiting(Instant before) {
        return waiting.forget(before);
    }

    /// It ended, or it never came to life: then its minutes are given back.
    @WithTransaction
    public Uni<Void> endedElsewhere(VoiceSessionEnded ended) {
        if (ended.startedAt() == null) {
            return failedElsewhere(ended);
        }
        return sessions.lock(ended.session())
                .call(session -> endOfVoice(session, ended))
                .replaceWithVoid();
    }

    /// One of ours may have gone on at another vendor, or be over before its start has heard that it began.
    private Uni<Void> endOfVoice(Session session, VoiceSessionEnded ended) {
        if (!session.isAt(ended.vendor())) {
            return Uni.createFrom().voidItem();
        }
        if (session.isRequested()) {
            return outbox.append(session.fail(ended.reason(), ended.endedAt(), false));
        }
        return session.isActive()
                ? transitions.ended(session, ended.reason(), ended.endedAt(), false)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> takeOver(VoiceSessionStarted started) {
        var session = Session.elsewhere(started.session(), started.person(), started.kind(), started.vendor(),
                started.startedAt());
        return sessions.persistAndFlush(session)
                .call(() -> outbox.append(session.activate(started.vendorConversation(), null, null,
                        started.limitSeconds(), started.startedAt())))
                .call(() -> timeline.note(session.id(), session.person(), Entry.ours(started.startedAt(), "active")))
                .call(() -> applyWaiting(session, started))
                .replaceWithVoid();
    }

    /// Of one that we asked for and that is still being started, our start hears itself. One that has begun may
    /// fail all the same, if nobody came to talk to the person.
    private Uni<Void> failedElsewhere(VoiceSessionEnded ended) {
        return sessions.findById(ended.session().value(), LockModeType.PESSIMISTIC_WRITE)
                .chain(known -> known == null ? takeOverFailed(ended) : failIfActive(known, ended));
    }

    private Uni<Void> failIfActive(Session session, VoiceSessionEnded ended) {
        if (!session.isActive() || !session.isAt(ended.vendor())) {
            return Uni.createFrom().voidItem();
        }
        return outbox.append(session.failAfterAll(ended.reason(), ended.endedAt()))
                .chain(() -> timeline.note(session.id(), session.person(), Entry.ours(ended.endedAt(), "failed")));
    }

    private Uni<Void> takeOverFailed(VoiceSessionEnded ended) {
        var kind = ended.vendor() == Vendor.ELEVENLABS ? SessionKind.INTERPRETATION : SessionKind.VOICE;
        var session = Session.elsewhere(ended.session(), ended.person(), kind, ended.vendor(), ended.endedAt());
        return sessions.persistAndFlush(session)
                .call(() -> outbox.append(session.fail(ended.reason(), ended.endedAt(), false)))
                .call(() -> timeline.note(session.id(), session.person(), Entry.ours(ended.endedAt(), "failed")))
                .replaceWithVoid();
    }

    /// The session may have come in since.
    private Uni<Session> lookAgainAlone(ConversationFact fact) {
        return waiting.decideAlone(fact.from().conversation()).chain(() -> sessions.lockSubject(fact.from()));
    }

    private Uni<Void> applyWaiting(Session session, VoiceSessionStarted started) {
        return waiting.claim(started.vendor(), started.vendorConversation())
                .chain(facts -> inTurn(facts, fact -> applyTo(session, fact)));
    }

    private static Uni<Void> inTurn(List<ConversationFact> facts, Function<ConversationFact, Uni<Void>> effect) {
        Uni<Void> applied = Uni.createFrom().voidItem();
        for (var fact : facts) {
            applied = applied.chain(() -> effect.apply(fact));
        }
        return applied;
    }

    private Uni<Void> applyTo(Session session, ConversationFact fact) {
        return effectOf(fact, session)
                .chain(() -> timeline.note(session.id(), session.person(), Entry.fact("fact." + name(fact),
                        fact.from(), isLate(session, fact.from()), Fingerprint.of(fact))));
    }

    /// News of a vendor that the session has gone on from changes nothing.
    private Uni<Void> effectOf(ConversationFact fact, Session session) {
        return session.isAt(fact.from().vendor()) ? effects.apply(session, fact) : Uni.createFrom().voidItem();
    }

    /// It is of the session's own time and came when that was over, or it came long after it happened.
    private boolean isLate(Session session, Provenance from) {
        var isOfThePast = session.endedAt()
                .filter(end -> from.happenedAt().isBefore(end) && from.learnedAt().isAfter(end)).isPresent();
        return isOfThePast || from.learnedAt().isAfter(from.happenedAt().plus(config.lateAfter()));
    }

    private static String name(DomainEvent event) {
        return EventType.of(event).name().toLowerCase(Locale.ROOT);
    }
}
