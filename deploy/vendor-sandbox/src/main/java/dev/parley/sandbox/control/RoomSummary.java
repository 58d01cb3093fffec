package dev.parley.sandbox.control;

import dev.parley.sandbox.livekit.RoomSnapshot;
import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;

import java.time.Instant;
import java.util.List;

/// A room as it is now, which the server's own figures tell only later.
public record RoomSummary(String name, String sid, String metadata, int emptyTimeout, int departureTimeout,
        List<Occupant> participants, List<Order> dispatches) {

    static RoomSummary of(RoomSnapshot snapshot) {
        var room = snapshot.room();
        return new RoomSummary(room.name(), room.sid(), room.metadata(), room.emptyTimeout(), room.departureTimeout(),
                snapshot.participants().stream().map(Occupant::of).toList(),
                snapshot.dispatches().stream().map(Order::of).toList());
    }

    public record Occupant(String sid, String identity, String name, String kind, Instant joinedAt,
            List<String> publishes) {
        static Occupant of(ParticipantInfo participant) {
            return new Occupant(participant.sid(), participant.identity(), participant.name(),
                    participant.kind().name(), Instant.ofEpochMilli(participant.joinedAtMs()),
                    participant.tracks().stream().map(track -> track.source().name()).toList());
        }
    }

    public record Order(String id, String agentName, List<String> jobs) {
        static Order of(AgentDispatch dispatch) {
            return new Order(dispatch.id(), dispatch.agentName(),
                    dispatch.state().jobs().stream().map(AgentDispatch.Job::id).toList());
        }
    }
}
