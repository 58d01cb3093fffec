package dev.parley.voice.watch;

import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActsAsService;
import dev.parley.voice.agent.AgentCaller;
import dev.parley.voice.agent.AgentJob;
import dev.parley.voice.agent.AgentStatus;
import dev.parley.voice.agent.Attendance.State;
import dev.parley.voice.agent.AttendanceService;
import dev.parley.voice.agent.WatchConfig;
import dev.parley.voice.assistant.VoiceAssistant;
import dev.parley.voice.assistant.VoiceSessionService;
import dev.parley.voice.livekit.LiveKitRooms;
import dev.parley.voice.livekit.Occupants;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/// Attends to one session that is due: sees how things stand, does one step, and lets go of it. What fails is
/// tried again.
@ApplicationScoped
class Rounds {
    private final AttendanceService attendances;
    private final VoiceSessionService sessions;
    private final VoiceAssistant assistant;
    private final AgentCaller caller;
    private final LiveKitRooms rooms;
    private final WatchConfig config;
    private final Clock clock;

    Rounds(AttendanceService attendances, VoiceSessionService sessions, VoiceAssistant assistant, AgentCaller caller,
            LiveKitRooms rooms, WatchConfig config, Clock clock) {
        this.attendances = attendances;
        this.sessions = sessions;
        this.assistant = assistant;
        this.caller = caller;
        this.rooms = rooms;
        this.config = config;
        this.clock = clock;
    }

    @ActsAsService
    Uni<Void> attend(SessionId session) {
        return attendances.status(session)
                .chain(found -> found
                        .map(status -> act(status, Decision.on(status, clock.instant(), config)))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> attendances.letGo(session))
                .onFailure().recoverWithUni(e -> {
                    Log.warnf("An agent is looked after again later sessionId=%s: %s", session, e.getMessage());
                    return attendances.tryAgain(session);
                });
    }

    private Uni<Void> act(AgentStatus status, Decision decision) {
        var session = status.session();
        return switch (decision) {
            case Decision.Nothing _ -> Uni.createFrom().voidItem();
            case Decision.Look _ -> look(status);
            case Decision.CallAgain _ -> call(status);
            case Decision.CallAnother _ -> attendances.callAnother(status).chain(next -> next
                    .map(this::call).orElseGet(() -> Uni.createFrom().voidItem()));
            case Decision.Replace _ -> attendances.replace(status).chain(next -> next
                    .map(this::call).orElseGet(() -> Uni.createFrom().voidItem()));
            case Decision.IsThere(var agent) -> sessions.agentIsThere(session, agent.sid(), agent.identity());
            case Decision.LostSilent _ -> attendances.lostTheSilent(status);
            case Decision.LostMissing _ -> attendances.lostTheMissing(status);
            case Decision.Trust _ -> attendances.trust(session);
            case Decision.WaitForPerson _ -> attendances.waitForPerson(session);
            case Decision.GiveUp _ -> giveUp(status);
            case Decision.LookForPeople _ -> rooms.occupants(session.value()).chain(room -> room.people() == 0
                    ? assistant.endAlone(session)
                    : attendances.personIsThere(session));
            case Decision.PersonIsThere _ -> attendances.personIsThere(session);
            case Decision.RemoveExtras _ -> removeExtras(status);
        };
    }

    /// A room that cannot be looked at holds nobody up for ever: when all calls have had their time, it is decided
    /// without.
    private Uni<Void> look(AgentStatus status) {
        return rooms.occupants(status.session().value())
                .chain(room -> act(status, Decision.afterLook(status, room, clock.instant(), config)))
                .onFailure(_ -> isHopeless(status)).recoverWithUni(() -> giveUp(status));
    }

    private boolean isHopeless(AgentStatus status) {
        return status.state() == State.CALLED && Decision.isLate(status, clock.instant(), config);
    }

    private Uni<Void> giveUp(AgentStatus status) {
        Log.warnf("No agent could be brought sessionId=%s pool=%s calls=%d", status.session(), status.agent().pool(),
                status.attempt());
        return assistant.endWithoutAgent(status.session());
    }

    /// A call opens the room again if it is gone. If the session was over meanwhile, the room goes again.
    private Uni<Void> call(AgentStatus status) {
        var session = status.session();
        return sessions.job(session)
                .chain(job -> caller.call(job, status.agent(), status.attempt(), status.firstThereAt().isPresent()))
                .chain(ref -> attendances.called(session, status.attempt(), ref))
                .chain(isWanted -> isWanted
                        ? Uni.createFrom().voidItem()
                        : assistant.clearUpErased(session).replaceWithVoid());
    }

    private Uni<Void> removeExtras(AgentStatus status) {
        return sessions.job(status.session())
                .chain(job -> rooms.occupants(job.room())
                        .chain(room -> removeEach(status, job, ours(status, room))))
                .chain(() -> attendances.extrasAreGone(status.session()));
    }

    /// One that is not in the room any more may still be a process.
    private static List<String> ours(AgentStatus status, Occupants room) {
        return status.extras().stream()
                .filter(extra -> room.agents().stream()
                        .noneMatch(agent -> agent.identity().equals(extra) && !Decision.isOfItsName(status, agent)))
                .toList();
    }

    private Uni<Void> removeEach(AgentStatus status, AgentJob job, List<String> identities) {
        Uni<Void> removed = Uni.createFrom().voidItem();
        for (var identity : identities) {
            removed = removed.chain(() -> caller.dismiss(job, status.agent(), identity));
        }
        return removed;
    }
}
