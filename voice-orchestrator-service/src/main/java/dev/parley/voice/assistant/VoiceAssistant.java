package dev.parley.voice.assistant;

import dev.parley.model.event.EndReason;
import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.peer.Granted;
import dev.parley.service.peer.Minutes;
import dev.parley.voice.agent.AgentCaller;
import dev.parley.voice.agent.Assignment;
import dev.parley.voice.livekit.LiveKitConfig;
import dev.parley.voice.livekit.LiveKitRefused;
import dev.parley.voice.livekit.LiveKitRooms;
import dev.parley.voice.livekit.LiveKitTokens;
import dev.parley.voice.livekit.LiveKitUnreachable;
import dev.parley.voice.platform.ServerTiming;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Starts and ends voice sessions: minutes, room, agent, active. Room and dispatch are named after the session, so
/// each step may be done again.
@ApplicationScoped
public class VoiceAssistant {
    private final VoiceSessionService sessions;
    private final Admission admission;
    private final Minutes minutes;
    private final LiveKitRooms rooms;
    private final LiveKitTokens tokens;
    private final AgentCaller caller;
    private final HotState hotState;
    private final ServerTiming timing;
    private final AssistantConfig config;
    private final LiveKitConfig livekit;

    VoiceAssistant(VoiceSessionService sessions, Admission admission, Minutes minutes, LiveKitRooms rooms,
            LiveKitTokens tokens, AgentCaller caller, HotState hotState, ServerTiming timing, AssistantConfig config,
            LiveKitConfig livekit) {
        this.sessions = sessions;
        this.admission = admission;
        this.minutes = minutes;
        this.rooms = rooms;
        this.tokens = tokens;
        this.caller = caller;
        this.hotState = hotState;
        this.timing = timing;
        this.config = config;
        this.livekit = livekit;
    }

    public Uni<Joinable> start(StartVoiceSession request) {
        return sessions.intend(request)
                .invoke(session -> requireSamePerson(session, request))
                .chain(session -> session.isRequested() ? carryOut(session, request) : Uni.createFrom().item(session))
                .map(this::joinable);
    }

    /// The same again for whoever lost what they need to join.
    public Uni<Joinable> join(SessionId id) {
        return sessions.required(id).map(this::joinable);
    }

    /// Ends it here at once; the room is closed now or, if LiveKit cannot be reached, by recovery.
    public Uni<Ended> end(SessionId id, EndReason reason) {
        return sessions.end(id, reason)
                .chain(session -> closeRoom(session).onFailure().recoverWithItem(e -> leaveToRecovery(session, e))
                        .chain(isClosed -> hotState.gone(id).map(isClean -> new Ended(session, isClosed, isClean))));
    }

    /// Ends a session to which no agent could be brought. The person may try again at once.
    public Uni<Void> endWithoutAgent(SessionId id) {
        return sessions.endWithoutAgent(id).chain(ended -> ended
                .map(session -> session.isFailed() ? minutes.release(id) : Uni.createFrom().voidItem())
                .map(released -> released.chain(() -> clearUp(id)))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /// Ends a session in which nobody is.
    public Uni<Void> endAlone(SessionId id) {
        return sessions.endAlone(id).chain(isOurs -> isOurs ? clearUp(id) : Uni.createFrom().voidItem());
    }

    private Uni<Void> clearUp(SessionId id) {
        return sessions.required(id).chain(this::clearUp)
                .onFailure().invoke(e -> Log.warnf("Room is left to recovery sessionId=%s: %s", id, e.getMessage()))
                .onFailure().recoverWithNull();
    }

    /// Clears up after an end that was not asked for here, or could not be carried through.
    Uni<Void> clearUp(VoiceSession session) {
        return hotState.gone(session.id()).chain(() -> closeRoom(session)).replaceWithVoid();
    }

    /// Clears up after a session that is not here any more. True if neither LiveKit nor Redis has anything of it.
    public Uni<Boolean> clearUpErased(SessionId erased) {
        return rooms.delete(erased.value())
                .chain(() -> caller.clear(erased))
                .chain(isClear -> hotState.gone(erased).map(isGone -> isClear && isGone));
    }

    /// True if the room is gone, and with it the agent.
    private Uni<Boolean> closeRoom(VoiceSession session) {
        if (!session.isRoomDue()) {
            return Uni.createFrom().item(true);
        }
        return rooms.delete(session.room())
                .chain(() -> caller.clear(session.id()))
                .call(() -> sessions.roomIsGone(session.id()));
    }

    private Uni<VoiceSession> carryOut(VoiceSession session, StartVoiceSession request) {
        return timing.time("place", admission.admit(session, request))
                .chain(agent -> timing.time("minutes", limitOf(session, request))
                        .call(() -> timing.time("room", rooms.create(session.room())))
                        .chain(granted -> bringAgent(session, agent, granted)))
                .onFailure(VoiceAssistant::isTooMany).call(() -> withdraw(session.id()))
                .onFailure(failure -> !isTooMany(failure))
                .call(failure -> giveUp(session.id(), failure, request.prepared() == null));
    }

    private Uni<VoiceSession> bringAgent(VoiceSession session, Assignment agent, Granted granted) {
        return timing.time("agent", caller.call(session.job(), agent, 1, false))
                .chain(call -> timing.time("session", sessions.activate(session.id(), granted, agent, call)))
                .call(active -> hotState.live(active, granted.seconds()));
    }

    private Uni<Granted> limitOf(VoiceSession session, StartVoiceSession request) {
        var prepared = request.prepared();
        var asked = config.longest().toSeconds();
        return prepared != null
                ? Uni.createFrom().item(new Granted(prepared.limitSeconds(), false))
                : minutes.reserve(session.person(), session.id(), request.kind(), asked)
                        .map(reserved -> reserved.granted(asked));
    }

    /// Nothing was done for it, and the caller may come back. If that cannot be written down, recovery fails it.
    private Uni<Void> withdraw(SessionId id) {
        return sessions.withdraw(id).onFailure().recoverWithUni(e -> {
            Log.warnf("A start that was refused is left to recovery sessionId=%s: %s", id, e.toString());
            return Uni.createFrom().voidItem();
        });
    }

    /// No room here, or none in the person's plan.
    private static boolean isTooMany(Throwable failure) {
        return failure instanceof ServiceException refused && refused.type() == ProblemType.TOO_MANY_SESSIONS;
    }

    /// Marks the session failed, which gives its minutes back if they were reserved here: whoever reserved them
    /// elsewhere may still have a use for them. If even that cannot be done now, recovery will.
    private Uni<Void> giveUp(SessionId id, Throwable failure, boolean isOnOurMinutes) {
        var reason = switch (failure) {
            case LiveKitUnreachable _ -> EndReason.VENDOR_UNREACHABLE;
            case LiveKitRefused _ -> EndReason.VENDOR_ERROR;
            default -> EndReason.ENDED_BY_SERVICE;
        };
        return sessions.fail(id, reason)
                .chain(() -> isOnOurMinutes ? minutes.release(id) : Uni.createFrom().voidItem())
                .onFailure().recoverWithUni(e -> {
                    Log.warnf("Failed start could not be recorded, recovery will sessionId=%s: %s", id, e.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    private Joinable joinable(VoiceSession session) {
        var token = tokens.toJoin(session.room(), session.person().value());
        return new Joinable(session, token, livekit.browserUrl().toString());
    }

    /// An id is no secret, and a room is joined under the person's name.
    private static void requireSamePerson(VoiceSession session, StartVoiceSession request) {
        if (!session.person().equals(request.person())) {
            throw new VoiceSessionNotFound(session.id());
        }
    }

    private static boolean leaveToRecovery(VoiceSession session, Throwable failure) {
        Log.warnf("Room could not be closed, recovery will sessionId=%s: %s", session.id(), failure.getMessage());
        return false;
    }

    /// What a browser needs to join.
    public record Joinable(VoiceSession session, String token, String serverUrl) {
        @Override
        public String toString() {
            return "Joinable[session=" + session.id() + "]";
        }
    }

    /// @param isRoomClosed
    ///            whether the room, and the agent in it, is known to be gone
    /// @param isHotStateGone
    ///            whether Redis has let go of it
    public record Ended(VoiceSession session, boolean isRoomClosed, boolean isHotStateGone) {}
}
