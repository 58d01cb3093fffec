package dev.parley.voice.assistant;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.id.SessionId;
import dev.parley.service.outbox.Outbox;
import dev.parley.service.peer.Granted;
import dev.parley.voice.agent.AgentJob;
import dev.parley.voice.agent.Assignment;
import dev.parley.voice.agent.AttendanceService;
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
    private final VoiceSessionRepository sessions;
    private final PresenceRepository presences;
    private final Outbox outbox;
    private final AttendanceService attendances;
    private final Capacity capacity;
    private final AssistantConfig config;
    private final Clock clock;

    VoiceSessionService(VoiceSessionRepository sessions, PresenceRepository presences, Outbox outbox,
            AttendanceService attendances, Capacity capacity, AssistantConfig config, Clock clock) {
        this.sessions = sessions;
        this.presences = presences;
        this.outbox = outbox;
        this.attendances = attendances;
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
    public Uni<VoiceSession> activate(SessionId id, Granted granted, Assignment agent, String dispatch) {
        var now = clock.instant();
        return sessions.lock(id)
                .call(session -> outbox.append(session.activate(granted, agent, now)))
                .call(session -> capacity.keep(id, session.limit()))
                .call(session -> attendances.begin(id, session.person(), agent, dispatch, now));
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

    /// No agent could be brought. A session that never had one fails, and its minutes are free again; another ends.
    /// Empty if it was over already.
    @WithTransaction
    public Uni<Optional<VoiceSession>> endWithoutAgent(SessionId id) {
        var now = clock.instant();
        return sessions.lock(id).chain(session -> session.isActive()
                ? over(session, session.endWithoutAgent(now)).replaceWith(Optional.of(session))
                : Uni.createFrom().item(Optional.empty()));
    }

    /// Nobody came, or nobody came back. False if somebody is there, or it was over already.
    @WithTransaction
    public Uni<Boolean> endAlone(SessionId id) {
        return sessions.lock(id).chain(session -> presences.lastLeft(id).chain(people -> {
            if (!session.isActive() || people.present() > 0) {
                return Uni.createFrom().item(false);
            }
            return endIfActive(session,
                    people.lastLeft().isPresent() ? EndReason.ALONE_TIMEOUT : EndReason.NEVER_JOINED,
                    people.lastLeft().orElse(clock.instant())).replaceWith(true);
        }));
    }

    /// An agent was seen in the room of which nobody had told.
    @WithTransaction
    public Uni<Void> agentIsThere(SessionId id, String sid, String identity) {
        var now = clock.instant();
        return sessions.lock(id)
                .call(session -> attendances.arrived(id, sid, identity, now)
                        .invoke(isFirst -> session.agentIsReady(isFirst, now)))
                .replaceWithVoid();
    }

    /// What the session's agent is to be told.
    @WithTransaction
    public Uni<AgentJob> job(SessionId id) {
        return required(id).map(VoiceSession::job);
    }

    @WithTransaction
    public Uni<Void> roomIsGone(SessionId id) {
        return sessions.lock(id)
                .invoke(session -> session.roomIsGone(clock.instant()))
                .chain(() -> capacity.giveBack(id));
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

    private Uni<VoiceSession> known(StartVoiceSession request) {
        var prepared = request.prepared();
        if (prepared != null) {
            return sessions.findById(prepared.session().value());
        }
        var key = request.idempotencyKey();
        return key == null ? Uni.createFrom().nullItem() : sessions.findIntent(request.person(), key);
    }

    Uni<Void> endIfActive(VoiceSession session, EndReason reason, Instant at) {
        return session.isActive() ? over(session, session.end(reason, at)) : Uni.createFrom().voidItem();
    }

    /// Its place is free once its room is gone, or when the room has had its time to go. An agent that is just being
    /// called for it may open the room again.
    private Uni<Void> over(VoiceSession session, VoiceSessionEnded ended) {
        return outbox.append(ended)
                .chain(() -> capacity.giveBackWithin(session.id(), config.roomGoneWithin()))
                .chain(() -> attendances.over(session.id()))
                .invoke(session::roomMayComeBackUntil)
                .replaceWithVoid();
    }
}
