package dev.parley.sandbox.livekit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import dev.parley.sandbox.Recordings;
import dev.parley.sandbox.platform.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import livekit.LivekitAgentDispatch.CreateAgentDispatchRequest;
import livekit.LivekitAgentDispatch.DeleteAgentDispatchRequest;
import livekit.LivekitAgentDispatch.JobRestartPolicy;
import livekit.LivekitAgentDispatch.ListAgentDispatchRequest;
import livekit.LivekitAgentDispatch.RoomAgentDispatch;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.ParticipantPermission;
import livekit.LivekitModels.ParticipantTracks;
import livekit.LivekitModels.Room;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitRoom.CreateRoomRequest;
import livekit.LivekitRoom.DeleteRoomRequest;
import livekit.LivekitRoom.ListParticipantsRequest;
import livekit.LivekitRoom.ListRoomsRequest;
import livekit.LivekitRoom.MuteRoomTrackRequest;
import livekit.LivekitRoom.RoomEgress;
import livekit.LivekitRoom.RoomParticipantIdentity;
import livekit.LivekitRoom.SendDataRequest;
import livekit.LivekitRoom.UpdateParticipantRequest;
import livekit.LivekitRoom.UpdateRoomMetadataRequest;
import livekit.LivekitRoom.UpdateSubscriptionsRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class DecoderTest {

    @Test
    void aRoomIsOrderedWithItsAgentsAndTags() {
        var request = CreateRoomRequest.newBuilder().setName("r").setEmptyTimeout(7).setDepartureTimeout(8)
                .setMaxParticipants(-1).setNodeId("ND_1").setMetadata("m").setMinPlayoutDelay(1).setMaxPlayoutDelay(2)
                .setSyncStreams(true).setRoomPreset("p").setReplayEnabled(true).putTags("team", "blue").putTags("", "")
                .addAgents(RoomAgentDispatch.newBuilder().setAgentName("a").setMetadata("for a"))
                .addAgents(
                        RoomAgentDispatch.newBuilder().setAgentName("b").setRestartPolicy(JobRestartPolicy.JRP_NEVER))
                .build();

        assertThat(read("livekit.RoomService/CreateRoom", request)).isEqualTo(json("""
                {"name": "r", "empty_timeout": 7, "departure_timeout": 8, "max_participants": 4294967295,
                 "node_id": "ND_1", "metadata": "m", "min_playout_delay": 1, "max_playout_delay": 2,
                 "sync_streams": true, "room_preset": "p", "replay_enabled": true, "tags": {"team": "blue", "": ""},
                 "agents": [{"agent_name": "a", "metadata": "for a"},
                            {"agent_name": "b", "restart_policy": "JRP_NEVER"}]}"""));
    }

    @Test
    void theRoomServicesOtherRequestsSayWhatTheSdkSaid() {
        assertThat(read("livekit.RoomService/ListRooms",
                ListRoomsRequest.newBuilder().addNames("a").addNames("").addNames("ä").build()))
                .isEqualTo(json("{\"names\": [\"a\", \"\", \"ä\"]}"));
        assertThat(read("livekit.RoomService/DeleteRoom", DeleteRoomRequest.newBuilder().setRoom("r").build()))
                .isEqualTo(json("{\"room\": \"r\"}"));
        assertThat(read("livekit.RoomService/ListParticipants",
                ListParticipantsRequest.newBuilder().setRoom("r").build())).isEqualTo(json("{\"room\": \"r\"}"));
        for (var method : new String[]{"GetParticipant", "RemoveParticipant"}) {
            assertThat(read("livekit.RoomService/" + method,
                    RoomParticipantIdentity.newBuilder().setRoom("r").setIdentity("ann").build()))
                    .isEqualTo(json("{\"room\": \"r\", \"identity\": \"ann\"}"));
        }
        assertThat(read("livekit.RoomService/MutePublishedTrack", MuteRoomTrackRequest.newBuilder().setRoom("r")
                .setIdentity("ann").setTrackSid("TR_1").setMuted(true).build()))
                .isEqualTo(json("{\"room\": \"r\", \"identity\": \"ann\", \"track_sid\": \"TR_1\", \"muted\": true}"));
        assertThat(read("livekit.RoomService/UpdateRoomMetadata",
                UpdateRoomMetadataRequest.newBuilder().setRoom("r").setMetadata("m").build()))
                .isEqualTo(json("{\"room\": \"r\", \"metadata\": \"m\"}"));
        assertThat(read("livekit.RoomService/UpdateSubscriptions", UpdateSubscriptionsRequest.newBuilder().setRoom("r")
                .setIdentity("ann").addTrackSids("TR_1").setSubscribe(true).addParticipantTracks(
                        ParticipantTracks.newBuilder().setParticipantSid("PA_1").addTrackSids("TR_2"))
                .build())).isEqualTo(json("""
                        {"room": "r", "identity": "ann", "track_sids": ["TR_1"], "subscribe": true,
                         "participant_tracks": [{"participant_sid": "PA_1", "track_sids": ["TR_2"]}]}"""));
    }

    @Test
    void aParticipantIsUpdatedWithPermissionAndAttributes() {
        var request = UpdateParticipantRequest.newBuilder().setRoom("r").setIdentity("ann").setMetadata("m")
                .setName("Ann").putAttributes("mood", "good").putAttributes("gone", "")
                .setPermission(ParticipantPermission.newBuilder().setCanPublish(true).setHidden(true)
                        .addCanPublishSources(TrackSource.MICROPHONE).addCanPublishSources(TrackSource.UNKNOWN)
                        .setCanManageAgentSession(true))
                .build();

        assertThat(read("livekit.RoomService/UpdateParticipant", request)).isEqualTo(json("""
                {"room": "r", "identity": "ann", "metadata": "m", "name": "Ann",
                 "attributes": {"mood": "good", "gone": ""},
                 "permission": {"can_publish": true, "hidden": true, "can_publish_sources": ["MICROPHONE", "UNKNOWN"],
                                "can_manage_agent_session": true}}"""));
    }

    @Test
    void dataIsBase64() {
        var request = SendDataRequest.newBuilder().setRoom("r").setKind(DataPacket.Kind.LOSSY).setTopic("")
                .setData(ByteString.copyFrom(new byte[]{0, -1, 62, 63})).addDestinationIdentities("ann")
                .addDestinationSids("PA_1").setNonce(ByteString.copyFromUtf8("n")).build();

        assertThat(read("livekit.RoomService/SendData", request)).isEqualTo(json("""
                {"room": "r", "kind": "LOSSY", "topic": "", "data": "AP8+Pw==", "destination_identities": ["ann"],
                 "destination_sids": ["PA_1"], "nonce": "bg=="}"""));
    }

    @Test
    void dispatchesAreOrderedListedAndDeleted() {
        assertThat(read("livekit.AgentDispatchService/CreateDispatch", CreateAgentDispatchRequest.newBuilder()
                .setAgentName("a").setRoom("r").setMetadata("m").setRestartPolicy(JobRestartPolicy.JRP_NEVER).build()))
                .isEqualTo(json("""
                        {"agent_name": "a", "room": "r", "metadata": "m", "restart_policy": "JRP_NEVER"}"""));
        assertThat(read("livekit.AgentDispatchService/ListDispatch",
                ListAgentDispatchRequest.newBuilder().setRoom("r").setDispatchId("AD_1").build()))
                .isEqualTo(json("{\"dispatch_id\": \"AD_1\", \"room\": \"r\"}"));
        assertThat(read("livekit.AgentDispatchService/DeleteDispatch",
                DeleteAgentDispatchRequest.newBuilder().setRoom("r").setDispatchId("AD_1").build()))
                .isEqualTo(json("{\"dispatch_id\": \"AD_1\", \"room\": \"r\"}"));
    }

    @Test
    void whatTheSdkDoesNotKnowYetIsReadFromANewerClient() {
        var attribute = new WireWriter().tag(1, WireType.DELIMITED).delimited(new byte[]{'k'})
                .tag(2, WireType.DELIMITED).delimited(new byte[]{'v'}).bytes();
        var body = new WireWriter().tag(5, WireType.DELIMITED).delimited(new byte[]{'d'})
                .tag(6, WireType.DELIMITED).delimited(attribute).bytes();

        assertThat(ProtoWire.requestJson("livekit.AgentDispatchService/CreateDispatch", body))
                .isEqualTo(json("{\"deployment\": \"d\", \"attributes\": {\"k\": \"v\"}}"));
    }

    @Test
    void theExtremesOf64BitsSurviveAsText() {
        for (var extreme : new long[]{Long.MAX_VALUE, Long.MIN_VALUE, -1, 1, 1L << 53}) {
            var room = Room.newBuilder().setCreationTime(extreme).setNumParticipants(-2).build();

            var read = normal(Decoder.decode(Models.ROOM, room.toByteArray()));

            assertThat(read.path("creation_time")).isEqualTo(json("\"" + extreme + "\""));
            assertThat(read.path("num_participants").asLong()).isEqualTo(4_294_967_294L);
        }
    }

    @Test
    void aListOfNumbersIsReadPackedAndUnpackedAndMixed() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        out.writeEnum(9, TrackSource.CAMERA_VALUE);
        out.writeByteArray(9, new byte[]{TrackSource.MICROPHONE_VALUE, TrackSource.SCREEN_SHARE_VALUE});
        out.writeByteArray(9, new byte[0]);
        out.writeEnum(9, TrackSource.UNKNOWN_VALUE);
        out.flush();

        assertThat(Decoder.decode(Models.PERMISSION, bytes.toByteArray())).isEqualTo(json("""
                {"can_publish_sources": ["CAMERA", "MICROPHONE", "SCREEN_SHARE", "UNKNOWN"]}"""));
        assertThat(Sdk.json(ParticipantPermission.parseFrom(bytes.toByteArray())))
                .isEqualTo(Decoder.decode(Models.PERMISSION, bytes.toByteArray()));
    }

    @Test
    void anEnumsNumberWithoutANameStaysANumber() {
        var request = CreateAgentDispatchRequest.newBuilder().setRestartPolicyValue(77).build();

        assertThat(read("livekit.AgentDispatchService/CreateDispatch", request))
                .isEqualTo(json("{\"restart_policy\": 77}"));
    }

    @Test
    void unknownFieldsOfEveryKindArePassedOver() {
        var unknown = UnknownFieldSet.newBuilder();
        for (int number = 900; number < 905; number++) {
            unknown.addField(number, UnknownFieldSet.Field.newBuilder()
                    .addVarint(-1)
                    .addFixed32(7)
                    .addFixed64(8)
                    .addLengthDelimited(ByteString.copyFromUtf8("anything"))
                    .addGroup(UnknownFieldSet.newBuilder()
                            .addField(1, UnknownFieldSet.Field.newBuilder().addVarint(1).build()).build())
                    .build());
        }
        var request = DeleteRoomRequest.newBuilder().setUnknownFields(unknown.build()).setRoom("r").build();

        assertThat(read("livekit.RoomService/DeleteRoom", request)).isEqualTo(json("{\"room\": \"r\"}"));
    }

    @Test
    void aKnownNumberOfAnotherKindIsPassedOverToo() {
        var body = new WireWriter().tag(1, WireType.VARINT).varint(5).tag(1, WireType.DELIMITED)
                .delimited(new byte[]{'r'}).bytes();

        assertThat(ProtoWire.requestJson("livekit.RoomService/DeleteRoom", body)).isEqualTo(json("{\"room\": \"r\"}"));
    }

    @Test
    void whatAnAutomaticRecordingWouldBeIsPassedOver() {
        var request = CreateRoomRequest.newBuilder().setName("r").setEgress(RoomEgress.getDefaultInstance()).build();

        assertThat(ProtoWire.requestJson("livekit.RoomService/CreateRoom", request.toByteArray()))
                .isEqualTo(json("{\"name\": \"r\"}"));
    }

    @Test
    void theLastOfTwoValuesCountsAndTwoPartsOfAMessageAreOne() throws IOException {
        var first = UpdateParticipantRequest.newBuilder().setRoom("a")
                .setPermission(ParticipantPermission.newBuilder().setHidden(true)).build();
        var second = UpdateParticipantRequest.newBuilder().setRoom("b")
                .setPermission(ParticipantPermission.newBuilder().setAgent(true)).build();
        var both = new ByteArrayOutputStream();
        first.writeTo(both);
        second.writeTo(both);

        assertThat(ProtoWire.requestJson("livekit.RoomService/UpdateParticipant", both.toByteArray()))
                .isEqualTo(json("{\"room\": \"b\", \"permission\": {\"hidden\": true, \"agent\": true}}"));
    }

    @Test
    void nothingIsAnEmptyRequest() {
        assertThat(ProtoWire.requestJson("livekit.RoomService/ListRooms", new byte[0])).isEmpty();
    }

    @Test
    void whatWasReadIsWhatTheHandlersRead() {
        var fields = new Fields(ProtoWire.requestJson("livekit.RoomService/CreateRoom",
                CreateRoomRequest.newBuilder().setName("r").setEmptyTimeout(7).putTags("a", "b").build()
                        .toByteArray()));

        assertThat(fields.text("name")).isEqualTo("r");
        assertThat(fields.whole("emptyTimeout", "empty_timeout")).hasValue(7);
        assertThat(fields.textMap("tags")).containsEntry("a", "b");
    }

    @Test
    void whateverTheSdkFillsInIsReadAlike(TestReporter reporter) {
        var seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        var messages = new RandomMessages(seed);
        for (int round = 0; round < 200; round++) {
            Sdk.BY_ROUTE.forEach((route, exchange) -> {
                var request = messages.like(exchange.request());
                var response = messages.like(exchange.response());

                assertThat(read(route, request)).as("seed %d", seed).isEqualTo(Sdk.json(request));
                assertThat(normal(Decoder.decode(Calls.of(route).response(), response.toByteArray())))
                        .as("seed %d", seed).isEqualTo(Sdk.json(response));
            });
        }
    }

    private static JsonNode read(String route, Message request) {
        return normal(ProtoWire.requestJson(route, request.toByteArray()));
    }

    /// Jackson holds an int and a long of one value for different; as text they are not.
    private static JsonNode normal(JsonNode json) {
        return json(json.toString());
    }

    private static JsonNode json(String text) {
        return Recordings.parse(text);
    }
}
