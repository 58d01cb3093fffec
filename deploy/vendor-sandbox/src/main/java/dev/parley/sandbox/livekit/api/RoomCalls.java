package dev.parley.sandbox.livekit.api;

import dev.parley.sandbox.livekit.CreateRoom;
import dev.parley.sandbox.livekit.Limits;
import dev.parley.sandbox.livekit.Rooms;
import dev.parley.sandbox.livekit.api.TwirpError.Code;
import dev.parley.sandbox.livekit.proto.RoomInfo;
import dev.parley.sandbox.livekit.token.VideoGrant;
import dev.parley.sandbox.platform.Fields;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

@Singleton
class RoomCalls {
    private final Rooms rooms;
    private final Bus bus;

    RoomCalls(Rooms rooms, Bus bus) {
        this.rooms = rooms;
        this.bus = bus;
    }

    RoomInfo create(Fields request, VideoGrant grant) {
        Checks.require(grant.roomCreate());
        var asked = CreateRoom.of(request);
        Checks.limit(Limits.ofRoomName(asked.name()).or(() -> Limits.ofMetadata(asked.metadata())));
        return rooms.create(asked);
    }

    RoomList list(Fields request, VideoGrant grant) {
        Checks.require(grant.roomList());
        return new RoomList(rooms.list(request.texts("names")));
    }

    Map<String, String> delete(Fields request, VideoGrant grant) {
        Checks.require(grant.roomCreate());
        if (!rooms.delete(request.text("room"))) {
            throw noSuchRoom();
        }
        return Map.of();
    }

    /// Does not ask the bus: an absent room is known at once.
    RoomInfo describe(Fields request, VideoGrant grant) {
        var room = Checks.administeredRoom(request, grant);
        var metadata = request.text("metadata");
        Checks.limit(Limits.ofMetadata(metadata));
        return rooms.describe(room, metadata).orElseThrow(RoomCalls::noSuchRoom);
    }

    /// Nobody here listens.
    Map<String, String> sendData(Fields request, VideoGrant grant) throws InterruptedException {
        bus.reach(Checks.administeredRoom(request, grant));
        return Map.of();
    }

    private static TwirpError noSuchRoom() {
        return TwirpError.fromBus(Code.NOT_FOUND, "requested room does not exist");
    }

    record RoomList(List<RoomInfo> rooms) {}
}
