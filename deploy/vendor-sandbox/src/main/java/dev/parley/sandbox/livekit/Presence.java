package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.proto.DisconnectReason;
import dev.parley.sandbox.livekit.proto.Guid;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.token.Claims;
import dev.parley.sandbox.platform.Refused;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// People and agents come, change, leave, and die.
@Singleton
public class Presence {
    private final Node node;
    private final Rooms rooms;

    Presence(Node node, Rooms rooms) {
        this.node = node;
        this.rooms = rooms;
    }

    /// Nobody is in a room that is not there.
    public List<ParticipantInfo> all(String room) {
        synchronized (node) {
            return node.find(room).map(Room::participants).orElse(List.of());
        }
    }

    public Optional<ParticipantInfo> find(String room, String identity) {
        synchronized (node) {
            return node.participant(room, identity);
        }
    }

    /// The bearer of a verified token comes in; the room is made if need be, and whoever had that identity is put out,
    /// dead or alive. The newcomer is the snapshot's last.
    public RoomSnapshot join(Claims claims) {
        synchronized (node) {
            var room = roomBefore(claims);
            node.admit(room, newcomer(claims));
            return room.snapshot(node.now());
        }
    }

    /// The bearer comes to the door and gets no further; answers who that was.
    public ParticipantInfo abort(Claims claims) {
        synchronized (node) {
            var room = roomBefore(claims);
            var who = newcomer(claims);
            node.turnBack(room, who);
            return who;
        }
    }

    /// Dead or alive; false if nobody of that identity is there.
    public boolean remove(String name, String identity) {
        synchronized (node) {
            var participant = node.participant(name, identity);
            participant.ifPresent(who -> node.find(name)
                    .ifPresent(room -> node.putOut(room, who, DisconnectReason.PARTICIPANT_REMOVED)));
            return participant.isPresent();
        }
    }

    /// A clean leave, as only the living can.
    public void leave(String name, String identity) {
        synchronized (node) {
            var room = node.find(name).orElseThrow(() -> nobody(name));
            node.putOut(room, living(room, identity), DisconnectReason.CLIENT_INITIATED);
        }
    }

    /// The process of whoever has that identity dies, and the server does not notice yet.
    public void kill(String name, String identity) {
        synchronized (node) {
            var room = node.find(name).orElseThrow(() -> nobody(name));
            node.kill(room, living(room, identity));
        }
    }

    /// Empty if nobody of that identity is there.
    public Optional<ParticipantInfo> change(String name, String identity, UnaryOperator<ParticipantInfo> change) {
        synchronized (node) {
            return node.find(name).flatMap(room -> room.participant(identity).map(who -> {
                var changed = change.apply(who);
                room.put(changed, node.now());
                return changed;
            }));
        }
    }

    /// The dead do nothing any more, not even leave.
    static ParticipantInfo living(Room room, String identity) {
        var who = room.participant(identity).orElseThrow(() -> nobody(room.name()));
        if (room.isDead(who)) {
            throw new Refused(409, "The process of " + identity + " is dead");
        }
        return who;
    }

    static Refused nobody(String room) {
        return new Refused(404, "Nobody of that identity is in room " + room);
    }

    private Room roomBefore(Claims claims) {
        var room = rooms.roomFor(CreateRoom.named(claims.video().room(), claims.agents()));
        room.participant(claims.identity())
                .ifPresent(first -> node.putOut(room, first, DisconnectReason.DUPLICATE_IDENTITY));
        if (room.isFull()) {
            throw new Refused(409, "Room " + room.name() + " is full");
        }
        return room;
    }

    private ParticipantInfo newcomer(Claims claims) {
        return ParticipantInfo.active(Guid.of(Guid.PARTICIPANT), claims.identity(), claims.name(), claims.metadata(),
                claims.kind(), claims.attributes(), claims.video().permission(), node.now());
    }
}
