package dev.parley.session.lifecycle;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJobEnded;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.PerceptionReady;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.RoomFinished;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.EventType;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.SessionEvent.TranscriptStored;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Turn;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.service.outbox.Outbox;
import dev.parley.session.timeline.Timeline;
import dev.parley.session.timeline.Timeline.Entry;
import dev.parley.session.transcript.Transcripts;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What others found out about a session, by webhook or by asking. A fact may come late, twice, and by both ways:
/// it changes something the first time and nothing afterwards.
@ApplicationScoped
public class SessionFacts {
    private final SessionRepository sessions;
    private final SessionService transitions;
    private final WaitingFacts waiting;
    private final Transcripts transcripts;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    SessionFacts(SessionRepository sessions, SessionService transitions, WaitingFacts waiting, Transcripts transcripts,
            Timeline timeline,
            Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.transitions = transitions;
        this.waiting = waiting;
        this.transcripts = transcripts;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
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
        return sessions.findById(started.session().value())
                .chain(ours -> ours == null ? keepElsewhere(started) : Uni.createFrom().voidItem());
    }

    private Uni<Void> keepElsewhere(VoiceSessionStarted started) {
        var session = Session.elsewhere(started.session(), started.person(), started.kind(), started.vendor(),
                started.startedAt());
        return waiting.decideAlone(started.vendorConversation())
                .chain(() -> sessions.persistAndFlush(session))
                .call(() -> outbox.append(session.activate(started.vendorConversation(), null, null,
                        started.limitSeconds(), started.startedAt())))
                .call(() -> timeline.note(session.id(), session.person(), Entry.ours(started.startedAt(), "active")))
                .call(() -> applyWaiting(session, started))
                .replaceWithVoid();
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
            return outbox.append(session.fail(ended.reason(), clock.instant(), false));
        }
        return session.isActive()
                ? transitions.ended(session, ended.reason(), ended.endedAt(), false)
                : Uni.createFrom().voidItem();
    }

    /// Of one that we asked for, our start hears itself.
    private Uni<Void> failedElsewhere(VoiceSessionEnded ended) {
        return sessions.findById(ended.session().value())
                .chain(ours -> ours == null ? keepFailedElsewhere(ended) : Uni.createFrom().voidItem());
    }

    private Uni<Void> keepFailedElsewhere(VoiceSessionEnded ended) {
        var session = Session.elsewhere(ended.session(), ended.person(), SessionKind.VOICE,
                ended.vendor(), ended.endedAt());
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
        return waiting.claim(started.vendor(), started.vendorConversation()).chain(facts -> {
            Uni<Void> applied = Uni.createFrom().voidItem();
            for (var fact : facts) {
                applied = applied.chain(() -> applyTo(session, fact));
            }
            return applied;
        });
    }

    private Uni<Void> applyTo(Session session, ConversationFact fact) {
        return effect(session, fact).call(hasEffect -> note(session, fact, hasEffect)).replaceWithVoid();
    }

    /// True if the fact changed something.
    private Uni<Boolean> effect(Session session, ConversationFact fact) {
        if (!session.isAt(fact.from().vendor())) {
            return Uni.createFrom().item(false);
        }
        return switch (fact) {
            case ConversationEnded ended -> conversationEnded(session, ended);
            case TranscriptReady transcript -> transcriptReady(session, transcript.turns());
            case ConversationStarted _,AgentJoined _,ParticipantJoined _,ParticipantLeft _,RoomFinished _,RecordingReady _,PerceptionReady _,AgentJobEnded _,Unrecognised _ ->
                Uni.createFrom().item(false);
        };
    }

    /// The vendor's end of a session that is still being started means that the start cannot succeed.
    private Uni<Boolean> conversationEnded(Session session, ConversationEnded fact) {
        if (session.isActive()) {
            return transitions.ended(session, fact.reason(), fact.occurredAt(), false).replaceWith(true);
        }
        if (session.isRequested()) {
            return outbox.append(session.fail(EndReason.VENDOR_ERROR, clock.instant(), false)).replaceWith(true);
        }
        session.vendorHasEnded();
        return Uni.createFrom().item(false);
    }

    private Uni<Boolean> transcriptReady(Session session, List<Turn> turns) {
        if (session.hasTranscript()) {
            return Uni.createFrom().item(false);
        }
        session.transcriptStored();
        return transcripts.store(session.id(), session.person(), turns)
                .chain(stored -> outbox.append(
                        new TranscriptStored(session.id(), session.person(), clock.instant(), stored)))
                .replaceWith(true);
    }

    /// What nobody told us and we knew already is not worth an entry.
    private Uni<Void> note(Session session, ConversationFact fact, boolean hasEffect) {
        var from = fact.from();
        if (from.how() != How.WEBHOOK && !hasEffect) {
            return Uni.createFrom().voidItem();
        }
        var what = "fact." + EventType.of(fact).name().toLowerCase(Locale.ROOT);
        return timeline.note(session.id(), session.person(),
                Entry.fact(from.happenedAt(), from.learnedAt(), what, from.how()));
    }
}
