package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.proto.DisconnectReason;
import dev.parley.sandbox.livekit.proto.Guid;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.ParticipantInfo.Kind;
import dev.parley.sandbox.livekit.proto.Permission;
import dev.parley.sandbox.livekit.proto.RoomInfo;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.livekit.token.Claims;
import dev.parley.sandbox.livekit.webhooks.WebhookEvent;
import dev.parley.sandbox.livekit.webhooks.Webhooks;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.Timers;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every room, behind one lock, so that webhooks leave in the order in which things happened.
@Singleton
public class Rooms {
    private static final int TURN_PASSWORD_LENGTH = 43;

    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final LiveKitConfig config;
    private final Webhooks webhooks;
    private final Timers timers;
    private final SandboxClock clock;

    Rooms(LiveKitConfig config, Webhooks webhooks, Timers timers, SandboxClock clock) {
        this.config = config;
        this.webhooks = webhooks;
        this.timers = timers;
        this.clock = clock;
    }

    /// A room that is there already stays as it is, whatever the request says.
    public synchronized RoomInfo create(CreateRoom request) {
        return roomFor(request).info(clock.instant());
    }

    /// All rooms if no names are given; names that no room has are passed over.
    public synchronized List<RoomInfo> list(List<String> names) {
        return rooms.values().stream()
                .filter(room -> names.isEmpty() || names.contains(room.name()))
                .map(room -> room.info(clock.instant()))
                .toList();
    }

    public synchronized List<RoomSnapshot> snapshots() {
        return rooms.values().stream()
                .map(room -> new RoomSnapshot(room.info(clock.instant()), room.participants(), room.dispatches()))
                .toList();
    }

    public synchronized boolean exists(String name) {
        return rooms.containsKey(name);
    }

    /// False if there is no such room.
    public synchronized boolean delete(String name) {
        var room = rooms.get(name);
        if (room != null) {
            close(room, DisconnectReason.ROOM_DELETED);
        }
        return room != null;
    }

    /// Nobody is in a room that is not there.
    public synchronized List<ParticipantInfo> participants(String name) {
        return find(name).map(Room::participants).orElse(List.of());
    }

    public synchronized Optional<ParticipantInfo> participant(String name, String identity) {
        return find(name).flatMap(room -> room.participant(identity));
    }

    /// The bearer of a verified token comes in; the room is made if need be, and whoever had that identity is put out.
    public synchronized RoomSnapshot join(Claims claims) {
        var room = roomFor(CreateRoom.named(claims.video().room(), claims.agents()));
        room.participant(claims.identity()).ifPresent(first -> left(room, first, DisconnectReason.DUPLICATE_IDENTITY));
        if (room.isFull()) {
            throw new Refused(409, "Room " + room.name() + " is full");
        }
        joined(room, ParticipantInfo.active(Guid.of(Guid.PARTICIPANT), claims.identity(), claims.name(),
                claims.metadata(), claims.isAgent() ? Kind.AGENT : Kind.STANDARD, claims.attributes(),
                claims.video().permission(), clock.instant()));
        return new RoomSnapshot(room.info(clock.instant()), room.participants(), room.dispatches());
    }

    /// False if nobody of that identity is there.
    public synchronized boolean leave(String name, String identity, DisconnectReason reason) {
        var participant = participant(name, identity);
        participant.ifPresent(who -> find(name).ifPresent(room -> left(room, who, reason)));
        return participant.isPresent();
    }

    /// Succeeds whether or not any worker waits for that name, and makes the room if need be: so does the real server.
    public synchronized AgentDispatch dispatch(CreateDispatch request) {
        return dispatch(roomFor(CreateRoom.named(request.room(), List.of())), request);
    }

    /// All dispatches of a room, or the one with that id.
    public synchronized List<AgentDispatch> dispatches(String name, String id) {
        return find(name).map(Room::dispatches).orElse(List.of()).stream()
                .filter(dispatch -> id.isEmpty() || id.equals(dispatch.id()))
                .toList();
    }

    /// Its agent leaves. The answer still calls the job running: the real server's does.
    public synchronized Optional<AgentDispatch> deleteDispatch(String name, String id) {
        var dispatch = find(name).flatMap(room -> room.dispatch(id));
        dispatch.ifPresent(order -> {
            find(name).ifPresent(room -> room.removeDispatch(id));
            order.state().jobs().forEach(job -> leave(name, job.state().participantIdentity(),
                    DisconnectReason.CLIENT_INITIATED));
        });
        return dispatch;
    }

    /// Nobody is told.
    public synchronized void clear() {
        rooms.clear();
    }

    private Optional<Room> find(String name) {
        return Optional.ofNullable(rooms.get(name));
    }

    private Room roomFor(CreateRoom request) {
        var existing = rooms.get(request.name());
        return existing == null ? open(request) : existing;
    }

    private Room open(CreateRoom request) {
        var now = clock.instant();
        var emptyTimeout = seconds(request.emptyTimeout(), config.emptyTimeout());
        var room = new Room(RoomInfo.created(Guid.of(Guid.ROOM), request.name(), emptyTimeout,
                seconds(request.departureTimeout(), config.departureTimeout()), request.maxParticipants(),
                Guid.secret(TURN_PASSWORD_LENGTH), request.metadata(), now), now);
        rooms.put(room.name(), room);
        webhooks.publish(WebhookEvent.roomStarted(room.info(now), now));
        closeAfter(room, Duration.ofSeconds(emptyTimeout));
        var agents = request.agents().isEmpty() ? List.of(CreateDispatch.ofNobody(room.name())) : request.agents();
        agents.forEach(agent -> dispatch(room, agent));
        return room;
    }

    private AgentDispatch dispatch(Room room, CreateDispatch request) {
        var dispatch = AgentDispatch.ordered(Guid.of(Guid.DISPATCH), request.agentName(), room.name(),
                request.metadata(), request.restartPolicy(), request.deployment(), request.attributes(),
                clock.instant());
        room.put(dispatch);
        if (config.agents().orElse(List.of()).contains(request.agentName())) {
            timers.after(config.agentJoinDelay(), () -> sendAgent(room, dispatch));
        }
        return dispatch;
    }

    /// A worker takes the job, unless the room or the dispatch is gone by now.
    private synchronized void sendAgent(Room room, AgentDispatch dispatch) {
        if (!isOpen(room) || room.dispatch(dispatch.id()).isEmpty()) {
            return;
        }
        var now = clock.instant();
        var jobId = Guid.of(Guid.JOB);
        room.put(dispatch.takenBy(Guid.of(Guid.WORKER), jobId, room.info(now), now));
        joined(room, ParticipantInfo.active(Guid.of(Guid.PARTICIPANT), "agent-" + jobId, "", "", Kind.AGENT,
                Map.of("lk.agent.name", dispatch.agentName(), "lk.agent_name", dispatch.agentName()),
                Permission.OF_AGENT, now));
    }

    private void joined(Room room, ParticipantInfo who) {
        var now = clock.instant();
        room.add(who, now);
        if (who.isPerson()) {
            room.stayOpen();
        }
        webhooks.publish(WebhookEvent.participantJoined(room.info(now), who, now));
    }

    private void left(Room room, ParticipantInfo who, DisconnectReason reason) {
        var now = clock.instant();
        room.remove(who, now);
        webhooks.publish(WebhookEvent.participantLeft(room.info(now), who.disconnected(reason), now));
        if (who.isPerson() && !room.hasPeople()) {
            closeAfter(room, room.departureTimeout());
        }
    }

    private void closeAfter(Room room, Duration timeout) {
        room.closeBy(timers.after(timeout, () -> closeIfDeserted(room)));
    }

    private synchronized void closeIfDeserted(Room room) {
        if (isOpen(room) && !room.hasPeople()) {
            close(room, DisconnectReason.ROOM_CLOSED);
        }
    }

    private void close(Room room, DisconnectReason reason) {
        room.participants().forEach(who -> left(room, who, reason));
        room.stayOpen();
        rooms.remove(room.name());
        var now = clock.instant();
        webhooks.publish(WebhookEvent.roomFinished(room.info(now), now));
    }

    /// Another room may have taken the name since.
    private boolean isOpen(Room room) {
        return rooms.get(room.name()) == room;
    }

    private static int seconds(int asked, Duration otherwise) {
        return asked == 0 ? (int) otherwise.toSeconds() : asked;
    }
}
