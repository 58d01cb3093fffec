package dev.parley.sandbox.livekit.wire;

import static dev.parley.sandbox.livekit.wire.Field.bool;
import static dev.parley.sandbox.livekit.wire.Field.bytes;
import static dev.parley.sandbox.livekit.wire.Field.int64;
import static dev.parley.sandbox.livekit.wire.Field.list;
import static dev.parley.sandbox.livekit.wire.Field.one;
import static dev.parley.sandbox.livekit.wire.Field.text;
import static dev.parley.sandbox.livekit.wire.Field.textMap;
import static dev.parley.sandbox.livekit.wire.Field.uint32;
import static dev.parley.sandbox.livekit.wire.Scalar.TEXT;
import static java.util.Map.entry;

import dev.parley.sandbox.platform.Refused;
import java.util.Map;

/// What each route is asked with, and what it answers.
final class Calls {
    private static final Message NOTHING = Message.of();

    private static final Message ROOM_AGENT_DISPATCH = Message.of(
            text(1, "agent_name"),
            text(2, "metadata"),
            one(3, "restart_policy", Enums.RESTART_POLICY),
            text(4, "deployment"),
            textMap(5, "attributes"));

    /// Without its number 6, what to record by itself: the sandbox records nothing.
    private static final Message CREATE_ROOM = Message.of(
            text(1, "name"),
            uint32(2, "empty_timeout"),
            uint32(3, "max_participants"),
            text(4, "node_id"),
            text(5, "metadata"),
            uint32(7, "min_playout_delay"),
            uint32(8, "max_playout_delay"),
            bool(9, "sync_streams"),
            uint32(10, "departure_timeout"),
            text(12, "room_preset"),
            bool(13, "replay_enabled"),
            list(14, "agents", ROOM_AGENT_DISPATCH),
            textMap(15, "tags"));

    private static final Message ROOM_NAMES = Message.of(
            list(1, "names", TEXT));

    private static final Message ONE_ROOM = Message.of(
            text(1, "room"));

    private static final Message ONE_PARTICIPANT = Message.of(
            text(1, "room"),
            text(2, "identity"),
            int64(3, "revoke_token_ts"));

    private static final Message UPDATE_PARTICIPANT = Message.of(
            text(1, "room"),
            text(2, "identity"),
            text(3, "metadata"),
            one(4, "permission", Models.PERMISSION),
            text(5, "name"),
            textMap(6, "attributes"));

    private static final Message MUTE_TRACK = Message.of(
            text(1, "room"),
            text(2, "identity"),
            text(3, "track_sid"),
            bool(4, "muted"));

    private static final Message PARTICIPANT_TRACKS = Message.of(
            text(1, "participant_sid"),
            list(2, "track_sids", TEXT));

    private static final Message UPDATE_SUBSCRIPTIONS = Message.of(
            text(1, "room"),
            text(2, "identity"),
            list(3, "track_sids", TEXT),
            bool(4, "subscribe"),
            list(5, "participant_tracks", PARTICIPANT_TRACKS));

    private static final Message SEND_DATA = Message.of(
            text(1, "room"),
            bytes(2, "data"),
            one(3, "kind", Enums.DATA_PACKET_KIND),
            list(4, "destination_sids", TEXT),
            text(5, "topic"),
            list(6, "destination_identities", TEXT),
            bytes(7, "nonce"));

    private static final Message UPDATE_ROOM_METADATA = Message.of(
            text(1, "room"),
            text(2, "metadata"));

    private static final Message CREATE_DISPATCH = Message.of(
            text(1, "agent_name"),
            text(2, "room"),
            text(3, "metadata"),
            one(4, "restart_policy", Enums.RESTART_POLICY),
            text(5, "deployment"),
            textMap(6, "attributes"));

    private static final Message ONE_DISPATCH = Message.of(
            text(1, "dispatch_id"),
            text(2, "room"));

    private static final Message ROOMS = Message.of(
            list(1, "rooms", Models.ROOM));

    private static final Message PARTICIPANTS = Message.of(
            list(1, "participants", Models.PARTICIPANT));

    private static final Message MUTED_TRACK = Message.of(
            one(1, "track", Models.TRACK));

    private static final Message DISPATCHES = Message.of(
            list(1, "agent_dispatches", Models.DISPATCH));

    static final Map<String, Call> BY_ROUTE = Map.ofEntries(
            entry("livekit.RoomService/CreateRoom", new Call(CREATE_ROOM, Models.ROOM)),
            entry("livekit.RoomService/ListRooms", new Call(ROOM_NAMES, ROOMS)),
            entry("livekit.RoomService/DeleteRoom", new Call(ONE_ROOM, NOTHING)),
            entry("livekit.RoomService/UpdateRoomMetadata", new Call(UPDATE_ROOM_METADATA, Models.ROOM)),
            entry("livekit.RoomService/ListParticipants", new Call(ONE_ROOM, PARTICIPANTS)),
            entry("livekit.RoomService/GetParticipant", new Call(ONE_PARTICIPANT, Models.PARTICIPANT)),
            entry("livekit.RoomService/RemoveParticipant", new Call(ONE_PARTICIPANT, NOTHING)),
            entry("livekit.RoomService/UpdateParticipant", new Call(UPDATE_PARTICIPANT, Models.PARTICIPANT)),
            entry("livekit.RoomService/MutePublishedTrack", new Call(MUTE_TRACK, MUTED_TRACK)),
            entry("livekit.RoomService/UpdateSubscriptions", new Call(UPDATE_SUBSCRIPTIONS, NOTHING)),
            entry("livekit.RoomService/SendData", new Call(SEND_DATA, NOTHING)),
            entry("livekit.AgentDispatchService/CreateDispatch", new Call(CREATE_DISPATCH, Models.DISPATCH)),
            entry("livekit.AgentDispatchService/ListDispatch", new Call(ONE_DISPATCH, DISPATCHES)),
            entry("livekit.AgentDispatchService/DeleteDispatch", new Call(ONE_DISPATCH, Models.DISPATCH)));

    private Calls() {}

    static Call of(String route) {
        var call = BY_ROUTE.get(route);
        if (call == null) {
            throw new Refused(404, "No protobuf is known for " + route);
        }
        return call;
    }

    record Call(Message request, Message response) {}
}
