package dev.parley.sandbox.livekit.wire;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.parley.sandbox.Recordings;
import java.util.Map;
import livekit.LivekitAgentDispatch.AgentDispatch;
import livekit.LivekitAgentDispatch.CreateAgentDispatchRequest;
import livekit.LivekitAgentDispatch.DeleteAgentDispatchRequest;
import livekit.LivekitAgentDispatch.ListAgentDispatchRequest;
import livekit.LivekitAgentDispatch.ListAgentDispatchResponse;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.Room;
import livekit.LivekitRoom.CreateRoomRequest;
import livekit.LivekitRoom.DeleteRoomRequest;
import livekit.LivekitRoom.DeleteRoomResponse;
import livekit.LivekitRoom.ListParticipantsRequest;
import livekit.LivekitRoom.ListParticipantsResponse;
import livekit.LivekitRoom.ListRoomsRequest;
import livekit.LivekitRoom.ListRoomsResponse;
import livekit.LivekitRoom.MuteRoomTrackRequest;
import livekit.LivekitRoom.MuteRoomTrackResponse;
import livekit.LivekitRoom.RemoveParticipantResponse;
import livekit.LivekitRoom.RoomParticipantIdentity;
import livekit.LivekitRoom.SendDataRequest;
import livekit.LivekitRoom.SendDataResponse;
import livekit.LivekitRoom.UpdateParticipantRequest;
import livekit.LivekitRoom.UpdateRoomMetadataRequest;
import livekit.LivekitRoom.UpdateSubscriptionsRequest;
import livekit.LivekitRoom.UpdateSubscriptionsResponse;

/// What LiveKit's own SDK, generated from LiveKit's own files, says about the same routes and bytes.
final class Sdk {
    static final Map<String, Exchange> BY_ROUTE = Map.ofEntries(
            entry("livekit.RoomService/CreateRoom",
                    new Exchange(CreateRoomRequest.getDefaultInstance(), Room.getDefaultInstance())),
            entry("livekit.RoomService/ListRooms",
                    new Exchange(ListRoomsRequest.getDefaultInstance(), ListRoomsResponse.getDefaultInstance())),
            entry("livekit.RoomService/DeleteRoom",
                    new Exchange(DeleteRoomRequest.getDefaultInstance(), DeleteRoomResponse.getDefaultInstance())),
            entry("livekit.RoomService/UpdateRoomMetadata",
                    new Exchange(UpdateRoomMetadataRequest.getDefaultInstance(), Room.getDefaultInstance())),
            entry("livekit.RoomService/ListParticipants",
                    new Exchange(ListParticipantsRequest.getDefaultInstance(),
                            ListParticipantsResponse.getDefaultInstance())),
            entry("livekit.RoomService/GetParticipant",
                    new Exchange(RoomParticipantIdentity.getDefaultInstance(), ParticipantInfo.getDefaultInstance())),
            entry("livekit.RoomService/RemoveParticipant",
                    new Exchange(RoomParticipantIdentity.getDefaultInstance(),
                            RemoveParticipantResponse.getDefaultInstance())),
            entry("livekit.RoomService/UpdateParticipant",
                    new Exchange(UpdateParticipantRequest.getDefaultInstance(), ParticipantInfo.getDefaultInstance())),
            entry("livekit.RoomService/MutePublishedTrack",
                    new Exchange(MuteRoomTrackRequest.getDefaultInstance(),
                            MuteRoomTrackResponse.getDefaultInstance())),
            entry("livekit.RoomService/UpdateSubscriptions",
                    new Exchange(UpdateSubscriptionsRequest.getDefaultInstance(),
                            UpdateSubscriptionsResponse.getDefaultInstance())),
            entry("livekit.RoomService/SendData",
                    new Exchange(SendDataRequest.getDefaultInstance(), SendDataResponse.getDefaultInstance())),
            entry("livekit.AgentDispatchService/CreateDispatch",
                    new Exchange(CreateAgentDispatchRequest.getDefaultInstance(), AgentDispatch.getDefaultInstance())),
            entry("livekit.AgentDispatchService/ListDispatch",
                    new Exchange(ListAgentDispatchRequest.getDefaultInstance(),
                            ListAgentDispatchResponse.getDefaultInstance())),
            entry("livekit.AgentDispatchService/DeleteDispatch",
                    new Exchange(DeleteAgentDispatchRequest.getDefaultInstance(), AgentDispatch.getDefaultInstance())));

    private Sdk() {}

    /// In the spelling of the .proto files, without what is zero.
    static JsonNode json(Message message) {
        try {
            return Recordings.parse(JsonFormat.printer().preservingProtoFieldNames().print(message));
        } catch (InvalidProtocolBufferException impossible) {
            throw new AssertionError(impossible);
        }
    }

    record Exchange(Message request, Message response) {}
}
