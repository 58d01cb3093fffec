package dev.parley.voice.assistant;

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
import dev.parley.voice.agent.AttendanceService;
import dev.parley.voice.assistant.PresenceRepository.Leave;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What LiveKit says about the rooms: who came and went, and what follows from it.
@ApplicationScoped
public class RoomFacts {
    /// LiveKit puts the first of two presences out when somebody joins twice: they have not left.
    private static final String JOINED_TWICE = "DUPLICATE_IDENTITY";
    /// Whose connection broke did not mean to leave, and may be back in a moment.
    private static final Set<String> BROKEN = Set.of("CONNECTION_TIMEOUT", "SIGNAL_CLOSE", "STATE_MISMATCH",
            "MIGRATION", "MEDIA_FAILURE", "SERVER_SHUTDOWN");

    private final VoiceSessionRepository sessions;
    private final VoiceSessionService transitions;
    private final PresenceRepository presences;
    private final AttendanceService attendances;

    RoomFacts(VoiceSessionRepository sessions, VoiceSessionService transitions, PresenceRepository presences,
            AttendanceService attendances) {
        this.sessions = sessions;
        this.transitions = transitions;
        this.presences = presences;
        this.attendances = attendances;
    }

    /// A room that is not ours is somebody else's business.
    @WithTransaction
    public Uni<Void> apply(ConversationFact fact) {
        return sessions.findByRoom(fact.from().conversation())
                .chain(found -> found.map(session -> apply(session, fact))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> apply(VoiceSession session, ConversationFact fact) {
        return switch (fact) {
            case ParticipantJoined joined -> personJoined(session, joined);
            case ParticipantLeft left -> participantLeft(session, left);
            case AgentJoined joined -> agentJoined(session, joined);
            case AgentJobEnded _ -> attendances.jobEnded(session.id());
            case RoomFinished finished -> roomFinished(session, finished);
            case ConversationStarted _,ConversationEnded _,TranscriptReady _,RecordingReady _,PerceptionReady _,AnalysisReady _,Unrecognised _ ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> personJoined(VoiceSession session, ParticipantJoined joined) {
        session.somebodyIsInTheRoom();
        return joined.participant().kind() == Participant.Kind.PERSON
                ? presences.joined(session, joined.participant().sid(), joined.occurredAt())
                        .call(() -> attendances.personCame(session.id()))
                        .chain(leftAt -> endIfEmpty(session, leftAt, false))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> agentJoined(VoiceSession session, AgentJoined joined) {
        session.somebodyIsInTheRoom();
        var agent = joined.participant();
        return agent == null
                ? Uni.createFrom().voidItem()
                : attendances.arrived(session.id(), agent.sid(), agent.identity(), joined.from().learnedAt())
                        .invoke(isFirst -> session.agentIsReady(isFirst, joined.from().learnedAt()))
                        .replaceWithVoid();
    }

    private Uni<Void> participantLeft(VoiceSession session, ParticipantLeft left) {
        return switch (left.participant().kind()) {
            case PERSON -> personLeft(session, left);
            case AGENT -> attendances.left(session.id(), left.participant(), isReplaced(left), left.occurredAt(),
                    left.vendorReason());
            // Recorders come and go with the people.
            case OTHER -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> personLeft(VoiceSession session, ParticipantLeft left) {
        var who = left.participant();
        var leave = new Leave(who.sid(), Optional.ofNullable(who.joinedAt()), left.occurredAt(), isReplaced(left));
        var mayComeBack = left.vendorReason() != null && BROKEN.contains(left.vendorReason());
        return presences.left(session, leave).chain(leftAt -> endIfEmpty(session, leftAt, mayComeBack));
    }

    /// @param leftAt
    ///            when somebody who was there left; empty if nobody did
    private Uni<Void> endIfEmpty(VoiceSession session, Optional<Instant> leftAt, boolean mayComeBack) {
        if (leftAt.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return presences.present(session.id()).chain(present -> {
            if (present > 0) {
                return Uni.createFrom().voidItem();
            }
            return mayComeBack
                    ? attendances.personMayComeBack(session.id())
                    : transitions.endIfActive(session, EndReason.PERSON_LEFT, leftAt.get());
        });
    }

    /// Rooms close when nobody came, or when everybody has gone. What else there is to clear up is left to recovery.
    private Uni<Void> roomFinished(VoiceSession session, RoomFinished finished) {
        return presences.everCame(session.id()).chain(came -> transitions.endIfActive(session,
                came == 0 ? EndReason.NEVER_JOINED : EndReason.PERSON_LEFT, finished.occurredAt()));
    }

    private static boolean isReplaced(ParticipantLeft left) {
        return JOINED_TWICE.equals(left.vendorReason());
    }
}
