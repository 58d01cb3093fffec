package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.proto.DisconnectReason;
import dev.parley.sandbox.livekit.proto.Guid;
import dev.parley.sandbox.livekit.proto.RoomInfo;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.platform.Forgetful;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Rooms are made, listed, described and deleted.
@Singleton
public class Rooms implements Forgetful {
    private static final int TURN_PASSWORD_LENGTH = 43;

    private final Node node;
    private final Agents agents;
    private final LiveKitConfig config;

    Rooms(Node node, Agents agents, LiveKitConfig config) {
        this.node = node;
        this.agents = agents;
        this.config = config;
    }

    /// A room that is there already stays as it is, whatever the request says.
    public RoomInfo create(CreateRoom request) {
        synchronized (node) {
            return roomFor(request).info(node.now());
        }
    }

    /// All rooms if no names are given; names that no room has are passed over.
    public List<RoomInfo> list(List<String> names) {
        synchronized (node) {
            return node.rooms().stream()
                    .filter(room -> names.isEmpty() || names.contains(room.name()))
                    .map(room -> room.info(node.now()))
                    .toList();
        }
    }

    public List<RoomSnapshot> snapshots() {
        synchronized (node) {
            return node.rooms().stream().map(room -> room.snapshot(node.now())).toList();
        }
    }

    public boolean exists(String name) {
        synchronized (node) {
            return node.find(name).isPresent();
        }
    }

    /// Empty if there is no such room.
    public Optional<RoomInfo> describe(String name, String metadata) {
        synchronized (node) {
            return node.find(name).map(room -> {
                room.describe(metadata);
                return room.info(node.now());
            });
        }
    }

    /// False if there is no such room.
    public boolean delete(String name) {
        synchronized (node) {
            var room = node.find(name);
            room.ifPresent(open -> node.close(open, DisconnectReason.ROOM_DELETED));
            return room.isPresent();
        }
    }

    @Override
    public void clear() {
        synchronized (node) {
            node.clear();
        }
    }

    /// For whoever holds the lock: the room of that name, which is made if need be.
    Room roomFor(CreateRoom request) {
        return node.find(request.name()).orElseGet(() -> open(request));
    }

    private Room open(CreateRoom request) {
        var now = node.now();
        var room = new Room(RoomInfo.created(Guid.of(Guid.ROOM), request.name(),
                seconds(request.emptyTimeout(), config.emptyTimeout()),
                seconds(request.departureTimeout(), config.departureTimeout()), request.maxParticipants(),
                Guid.secret(TURN_PASSWORD_LENGTH), request.metadata(), now), now);
        node.open(room);
        var orders = request.agents().isEmpty() ? List.of(CreateDispatch.ofNobody(room.name())) : request.agents();
        orders.forEach(order -> agents.order(room, order));
        return room;
    }

    private static int seconds(int asked, Duration otherwise) {
        return asked == 0 ? (int) otherwise.toSeconds() : asked;
    }
}
