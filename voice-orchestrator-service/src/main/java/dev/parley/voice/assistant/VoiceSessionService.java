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
import dev.parley.model.event.VoiceEvent.AgentDispatched;
import dev.parley.model.event.VoiceEvent.AgentReady;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.id.SessionId;
import dev.parley.service.outbox.Outbox;
import dev.parley.voice.agent.Assignment;
import dev.parley.voice.assistant.PresenceRepository.Leave;
import dev.parley.voice.capacity.Capacity;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The transitions of a voice session. Each is one transaction with the events it caused.
@ApplicationScoped
public class VoiceSessionService {
    /// LiveKit puts the first of two presences out when a person joins twice: the person has not left.
    private static final String JOINED_TWICE = "DUPLICATE_IDENTITY";

    private final VoiceSessionRepository sessions;
    private final PresenceRepository presences;
    private final Outbox outbox;
    private final Capacity capacity;
    private final AssistantConfig config;
    private final Clock clock;

    VoiceSessionService(VoiceSessionRepository sessions, PresenceRepository presences, Outbox outbox,
            Capacity capacity, AssistantConfig config, Clock clock) {
        this.sessions = sessions;
        this.presences = presences;
        this.outbox = outbox;
        this.capacity = capacity;
        this.config = config;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<VoiceSession> required(SessionId id) {
        return sessions.findById(id.value()).onItem().ifNull().failWith(() -> new VoiceSessionNotFound(id));
    }

    /// Commits what is wanted before anybody is asked for anything. A key or a session that came before gives its
    /// session again.
    @WithTransaction
    public Uni<VoiceSession> intend(StartVoiceSession request) {
        var prepared = request.prepared();
        var now = clock.instant();
        var id = prepared == null ? VoiceSessionIds.next(now) : prepared.session();
        var agent = request.agentName() == null ? config.agentName() : request.agentName();
        return known(request)
                .onItem().ifNull()
                .switchTo(() -> sessions.persistAndFlush(new VoiceSession(id, request, agent, now)));
    }

    @WithTransaction
    public Uni<VoiceSession> activate(SessionId id, long limitSeconds, Assignment agent, String dispatch) {
        var now = clock.instant();
        return sessions.lock(id)
                .call(session -> outbox.append(session.activate(limitSeconds, agent, now)))
                .call(session -> capacity.keep(id, session.limit()))
                .call(session -> outbox.append(new AgentDispatched(id, session.agentName(), dispatch, now)));
    }

    /// Forgets a session of which nobody has heard and for which nothing was done.
    @WithTransaction
    public Uni<Void> withdraw(SessionId id) {
        return sessions.lock(id)
                .chain(session -> session.isRequested()
                        ? capacity.giveBack(id).chain(() -> sessions.delete(session))
                        : Uni.createFrom().voidItem());
    }

    @WithTransaction
    public Uni<Void> fail(SessionId id, EndReason reason) {
        return sessions.lock(id)
                .call(session -> over(session, session.fail(reason, clock.instant())))
                .replaceWithVoid();
    }

    /// Ending what has ended gives the same session again. One that is still being started will not come to life.
    @WithTransaction
    public Uni<VoiceSession> end(SessionId id, EndReason reason) {
        return sessions.lock(id)
                .call(session -> session.isRequested()
                        ? over(session, session.fail(reason, clock.instant()))
                        : endIfActive(session, reason, clock.instant()));
    }

    /// What was granted is used up, to the second, however late that is noticed.
    @WithTransaction
    public Uni<Void> endAtLimit(SessionId id) {
        return sessions.lock(id)
                .call(session -> session.isActive()
                        ? over(session, session.end(EndReason.MAX_DURATION, session.limit()))
                        : Uni.createFrom().voidItem())
                .replaceWithVoid();
    }

    @WithTransaction
    public Uni<Void> roomIsGone(SessionId id) {
        return sessions.lock(id).invoke(VoiceSession::roomIsGone).chain(() -> capacity.giveBack(id));
    }

    @WithTransaction
    public Uni<List<VoiceSession>> forgottenIntents(Instant before, int atMost) {
        return sessions.forgottenIntents(before, atMost);
    }

    @WithTransaction
    public Uni<List<VoiceSession>> overLimit(Instant now, int atMost) {
        return sessions.overLimit(now, atMost);
    }

    @WithTransaction
    public Uni<List<VoiceSession>> roomsDue(Instant before, int atMost) {
        return sessions.roomsDue(before, atMost);
    }

    /// What LiveKit said about a room. One that is not ours is somebody else's business.
    @WithTransaction
    public Uni<Void> apply(ConversationFact fact) {
        return sessions.findByRoom(fact.from().conversation())
                .chain(found -> found.map(session -> apply(session, fact))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<VoiceSession> known(StartVoiceSession request) {
        var prepared = request.prepared();
        if (prepared != null) {
            return sessions.findById(prepared.session().value());
        }
        var key = request.idempotencyKey();
        return key == null ? Uni.createFrom().nullItem() : sessions.findIntent(request.person(), key);
    }

    private Uni<Void> apply(VoiceSession session, ConversationFact fact) {
        return switch (fact) {
            case ParticipantJoined joined -> personJoined(session, joined);
            case ParticipantLeft left -> personLeft(session, left);
            case AgentJoined joined ->
                outbox.append(new AgentReady(session.id(), session.agentName(), joined.occurredAt()));
            case RoomFinished finished -> roomFinished(session, finished);
            case ConversationStarted _,ConversationEnded _,TranscriptReady _,RecordingReady _,PerceptionReady _,AnalysisReady _,AgentJobEnded _,Unrecognised _ ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> personJoined(VoiceSession session, ParticipantJoined joined) {
        return isPerson(joined.participant())
                ? presences.joined(session, joined.participant().sid(), joined.occurredAt())
                        .chain(leftAt -> endIfEmpty(session, leftAt))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> personLeft(VoiceSession session, ParticipantLeft left) {
        var who = left.participant();
        if (!isPerson(who)) {
            return Uni.createFrom().voidItem();
        }
        var leave = new Leave(who.sid(), Optional.ofNullable(who.joinedAt()), left.occurredAt(),
                JOINED_TWICE.equals(left.vendorReason()));
        return presences.left(session, leave).chain(leftAt -> endIfEmpty(session, leftAt));
    }

    /// @param leftAt
    ///            when somebody who was there left; empty if nobody did
    private Uni<Void> endIfEmpty(VoiceSession session, Optional<Instant> leftAt) {
        if (leftAt.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return presences.present(session.id()).chain(present -> present == 0
                ? endIfActive(session, EndReason.PERSON_LEFT, leftAt.get())
                : Uni.createFrom().voidItem());
    }

    /// Rooms close when nobody came, or when everybody has gone. What else there is to clear up is left to recovery.
    private Uni<Void> roomFinished(VoiceSession session, RoomFinished finished) {
        return presences.everCame(session.id()).chain(came -> endIfActive(session,
                came == 0 ? EndReason.NEVER_JOINED : EndReason.PERSON_LEFT, finished.occurredAt()));
    }

    /// Agents and recorders come and go with the people.
    private static boolean isPerson(Participant participant) {
        return participant.kind() == Participant.Kind.PERSON;
    }

    private Uni<Void> endIfActive(VoiceSession session, EndReason reason, Instant at) {
        return session.isActive() ? over(session, session.end(reason, at)) : Uni.createFrom().voidItem();
    }

    /// Its place is free once its room is gone, or when the room has had its time to go.
    private Uni<Void> over(VoiceSession session, VoiceSessionEnded ended) {
        return outbox.append(ended).chain(() -> capacity.giveBackWithin(session.id(), config.roomGoneWithin()));
    }
}
