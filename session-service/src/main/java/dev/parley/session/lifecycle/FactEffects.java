package dev.parley.session.lifecycle;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJobEnded;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.AnalysisReady;
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
import dev.parley.model.event.Participant;
import dev.parley.model.event.Participant.Kind;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.SessionEvent.RecordingStored;
import dev.parley.model.event.SessionEvent.TranscriptStored;
import dev.parley.model.event.Vendor;
import dev.parley.service.outbox.Outbox;
import dev.parley.session.perception.Perceptions;
import dev.parley.session.presence.Presences;
import dev.parley.session.recording.Recordings;
import dev.parley.session.transcript.Transcripts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;

/// What each fact does to the session that it is about, which the caller has locked. Each effect asks what is there and
/// changes only what this fact adds, so that facts may come in any order and any number of times.
@ApplicationScoped
class FactEffects {
    private final SessionService transitions;
    private final Presences presences;
    private final Transcripts transcripts;
    private final Recordings recordings;
    private final Perceptions perceptions;
    private final Outbox outbox;
    private final Clock clock;

    FactEffects(SessionService transitions, Presences presences, Transcripts transcripts, Recordings recordings,
            Perceptions perceptions, Outbox outbox, Clock clock) {
        this.transitions = transitions;
        this.presences = presences;
        this.transcripts = transcripts;
        this.recordings = recordings;
        this.perceptions = perceptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> apply(Session session, ConversationFact fact) {
        return switch (fact) {
            case ConversationStarted started -> vendorWasThere(session, started);
            case AgentJoined joined -> vendorWasThere(session, joined).chain(() -> agentJoined(session, joined));
            case ParticipantJoined joined -> personJoined(session, joined);
            case ParticipantLeft left -> somebodyLeft(session, left);
            case RoomFinished finished -> learn(session, clocks -> clocks.vendorEnded(finished.occurredAt()));
            case ConversationEnded ended -> conversationEnded(session, ended);
            case TranscriptReady transcript -> transcriptReady(session, transcript);
            case RecordingReady recording -> recordingReady(session, recording);
            case PerceptionReady perception -> perceptions.store(session.id(), session.person(), perception);
            case AgentJobEnded _,AnalysisReady _,Unrecognised _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> vendorWasThere(Session session, ConversationFact fact) {
        return learn(session, clocks -> clocks.vendorWasThere(fact.occurredAt()));
    }

    /// Where the vendor does not count presences, its agent has one for the whole conversation.
    private Uni<Void> agentJoined(Session session, AgentJoined joined) {
        var agent = Objects.requireNonNullElse(joined.agent(), "agent");
        return came(session, Objects.requireNonNullElseGet(joined.participant(),
                () -> new Participant(agent, agent, Kind.AGENT)), joined.from());
    }

    private Uni<Void> personJoined(Session session, ParticipantJoined joined) {
        return came(session, joined.participant(), joined.from()).chain(() -> readAttendance(session));
    }

    /// It tells of the join too, if there was one: then that may be lost.
    private Uni<Void> somebodyLeft(Session session, ParticipantLeft left) {
        var who = left.participant();
        var from = left.from();
        Uni<Void> joined = who.joinedAt() == null ? Uni.createFrom().voidItem() : came(session, who, from);
        return joined
                .chain(() -> presences.left(session.id(), session.person(), who, from.happenedAt(), from.delivery()))
                .chain(() -> readAttendance(session));
    }

    private Uni<Void> came(Session session, Participant who, Provenance from) {
        Instant at = Objects.requireNonNullElse(who.joinedAt(), from.happenedAt());
        return presences.joined(session.id(), session.person(), who, at, from.delivery());
    }

    private Uni<Void> readAttendance(Session session) {
        return presences.attendance(session.id())
                .chain(attendance -> learn(session, clocks -> clocks.attended(attendance)));
    }

    private Uni<Void> conversationEnded(Session session, ConversationEnded fact) {
        return learn(session, clocks -> learnEnd(session, clocks, fact)).chain(() -> end(session, fact));
    }

    /// What we only infer is not the vendor's word. It proves the end that it causes, or one that it confirms.
    private static void learnEnd(Session session, Clocks clocks, ConversationEnded fact) {
        if (fact.from().how() != How.INFERRED) {
            clocks.vendorEnded(fact.occurredAt());
        }
        if (session.isActive() || session.isEndedAt(fact.occurredAt())) {
            clocks.endProvedBy(fact.from().delivery());
        }
    }

    /// The vendor's end of a session that is still being started means that the start cannot succeed. At ElevenLabs a
    /// session may go on in another conversation: voice-orchestrator-service says when it is over.
    private Uni<Void> end(Session session, ConversationEnded fact) {
        if (session.isAt(Vendor.ELEVENLABS)) {
            return Uni.createFrom().voidItem();
        }
        if (session.isActive()) {
            return transitions.ended(session, fact.reason(), fact.occurredAt(), false);
        }
        if (session.isRequested()) {
            return outbox.append(session.fail(EndReason.VENDOR_ERROR, clock.instant(), false));
        }
        session.vendorHasEnded();
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> transcriptReady(Session session, TranscriptReady transcript) {
        var isFirst = !session.hasTranscript();
        session.transcriptStored();
        return transcripts.store(session.id(), session.person(), transcript.turns())
                .chain(isFuller -> isFirst || isFuller ? tell(session, transcript) : Uni.createFrom().voidItem());
    }

    /// Nobody else knows of a transcript that we found by asking, so we are the ones to say it. ElevenLabs is asked by
    /// voice-orchestrator-service, which has said it.
    private Uni<Void> tell(Session session, TranscriptReady transcript) {
        var stored = new TranscriptStored(session.id(), session.person(), clock.instant(), transcript.turns().size());
        var foundByUs = transcript.from().how() == How.POLL && transcript.from().vendor() != Vendor.ELEVENLABS;
        return outbox.append(stored).chain(() -> foundByUs
                ? outbox.append(transcript)
                : Uni.createFrom().voidItem());
    }

    private Uni<Void> recordingReady(Session session, RecordingReady recording) {
        return recordings.store(session.id(), session.person(), recording)
                .chain(isNew -> isNew
                        ? outbox.append(new RecordingStored(session.id(), session.person(), clock.instant()))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> learn(Session session, Consumer<Clocks> fact) {
        return session.learn(fact, clock.instant()).map(outbox::append).orElseGet(() -> Uni.createFrom().voidItem());
    }
}
