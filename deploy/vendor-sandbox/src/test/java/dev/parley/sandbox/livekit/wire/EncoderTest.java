package dev.parley.sandbox.livekit.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.parley.sandbox.Recordings;
import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.ParticipantInfo.Kind;
import dev.parley.sandbox.livekit.proto.Permission;
import dev.parley.sandbox.livekit.proto.ProtoJson;
import dev.parley.sandbox.livekit.proto.RoomInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import livekit.LivekitAgent;
import livekit.LivekitAgentDispatch;
import livekit.LivekitAgentDispatch.ListAgentDispatchResponse;
import livekit.LivekitModels;
import livekit.LivekitModels.Room;
import livekit.LivekitModels.TimedVersion;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitRoom.ListRoomsResponse;
import livekit.LivekitRoom.MuteRoomTrackResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class EncoderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456789Z");
    private static final long NOW_NANOS = NOW.getEpochSecond() * 1_000_000_000 + NOW.getNano();

    @Test
    void aRoomIsWhatTheSandboxHolds() throws InvalidProtocolBufferException {
        var info = RoomInfo.created("RM_1", "r", 60, 5, 4, "pw", "m", NOW).counting(2, 1);

        var room = Room.parseFrom(write("livekit.RoomService/CreateRoom", info));

        assertThat(room).isEqualTo(Room.newBuilder().setSid("RM_1").setName("r").setEmptyTimeout(60)
                .setDepartureTimeout(5).setMaxParticipants(4).setCreationTime(NOW.getEpochSecond())
                .setCreationTimeMs(NOW.toEpochMilli()).setTurnPassword("pw").setMetadata("m").setNumParticipants(2)
                .setNumPublishers(1)
                .addAllEnabledCodecs(room.getEnabledCodecsList()).build());
        assertThat(room.getEnabledCodecsList()).hasSize(10).first()
                .satisfies(codec -> assertThat(codec.getMime()).isEqualTo("audio/PCMU"));
        assertThat(room.hasVersion()).isFalse();
    }

    @Test
    void aParticipantIsWhatTheSandboxHolds() throws InvalidProtocolBufferException {
        var permission = new Permission(true, false, true, List.of("MICROPHONE", "CAMERA"), true, false, true, false,
                true, true);
        var info = ParticipantInfo.active("PA_1", "ann", "Ann", "m", Kind.AGENT, Map.of("a", "b", "c", ""), permission,
                NOW);

        var who = LivekitModels.ParticipantInfo.parseFrom(write("livekit.RoomService/GetParticipant", info));

        assertThat(Sdk.json(who)).isEqualTo(Recordings.parse("""
                {"sid": "PA_1", "identity": "ann", "state": "ACTIVE", "metadata": "m", "joined_at": "%d",
                 "joined_at_ms": "%d", "name": "Ann", "version": 2, "kind": "AGENT", "client_protocol": 2,
                 "attributes": {"a": "b", "c": ""},
                 "permission": {"can_subscribe": true, "can_publish_data": true, "hidden": true,
                     "can_publish_sources": ["MICROPHONE", "CAMERA"], "can_update_metadata": true,
                     "can_subscribe_metrics": true, "can_manage_agent_session": true}}"""
                .formatted(NOW.getEpochSecond(), NOW.toEpochMilli())));
        assertThat(who.getUnknownFields().getField(21).getLengthDelimitedList()).as("capabilities")
                .singleElement().satisfies(packed -> assertThat(packed.toByteArray()).containsExactly(1, 2));
    }

    @Test
    void aDispatchIsWhatTheSandboxHoldsWithItsJob() throws InvalidProtocolBufferException {
        var dispatch = AgentDispatch
                .ordered("AD_1", "voice-agent", "r", "m", "JRP_NEVER", "blue", Map.of("k", "v"), NOW)
                .takenBy("AW_1", "AJ_1", RoomInfo.created("RM_1", "r", 0, 0, 0, "", "", NOW), NOW);

        var read = LivekitAgentDispatch.AgentDispatch.parseFrom(
                write("livekit.AgentDispatchService/CreateDispatch", dispatch));

        assertThat(read.getId()).isEqualTo("AD_1");
        assertThat(read.getAgentName()).isEqualTo("voice-agent");
        assertThat(read.getRoom()).isEqualTo("r");
        assertThat(read.getMetadata()).isEqualTo("m");
        assertThat(read.getRestartPolicy()).isEqualTo(LivekitAgentDispatch.JobRestartPolicy.JRP_NEVER);
        assertThat(read.getState().getCreatedAt()).isEqualTo(NOW_NANOS);
        assertThat(read.getState().getDeletedAt()).isZero();
        assertThat(read.getUnknownFields().getField(7).getLengthDelimitedList()).as("deployment")
                .singleElement().satisfies(text -> assertThat(text.toString(UTF_8)).isEqualTo("blue"));
        assertThat(read.getState().getJobsList()).singleElement().satisfies(job -> {
            assertThat(job.getId()).isEqualTo("AJ_1");
            assertThat(job.getDispatchId()).isEqualTo("AD_1");
            assertThat(job.getType()).isEqualTo(LivekitAgent.JobType.JT_ROOM);
            assertThat(job.getRoom().getSid()).isEqualTo("RM_1");
            assertThat(job.hasParticipant()).isFalse();
            assertThat(job.getState()).isEqualTo(LivekitAgent.JobState.newBuilder()
                    .setStatus(LivekitAgent.JobStatus.JS_RUNNING).setStartedAt(NOW_NANOS).setUpdatedAt(NOW_NANOS)
                    .setParticipantIdentity("agent-AJ_1").setWorkerId("AW_1").build());
        });
    }

    /// Whatever the real server said as JSON, the SDK must read from our bytes as it reads it from that JSON.
    @Test
    void everyRecordedAnswerSaysTheSameInProtobuf() throws InvalidProtocolBufferException {
        var answers = 0;
        for (var recorded : Recordings.twirp()) {
            var route = "livekit." + recorded.path("method").asText();
            if (recorded.path("status").asInt() == 200) {
                var json = recorded.path("body").asText();
                var expected = Sdk.BY_ROUTE.get(route).response().newBuilderForType();
                JsonFormat.parser().ignoringUnknownFields().merge(json, expected);

                var read = parse(expected.build(), ProtoWire.responseBytes(route, Recordings.parse(json)));

                assertThat(Sdk.json(read)).as(recorded.path("label").asText()).isEqualTo(Sdk.json(expected.build()));
                answers++;
            }
        }
        assertThat(answers).isGreaterThan(15);
    }

    @Test
    void anEmptyAnswerIsNoBytes() {
        for (var method : List.of("DeleteRoom", "RemoveParticipant", "UpdateSubscriptions", "SendData")) {
            assertThat(ProtoWire.responseBytes("livekit.RoomService/" + method, Recordings.parse("{}"))).isEmpty();
        }
        assertThat(ProtoWire.responseBytes("livekit.RoomService/ListRooms", Recordings.parse("{\"rooms\":[]}")))
                .isEmpty();
    }

    @Test
    void zerosAreLeftOutButAnEmptyMessageIsThere() throws InvalidProtocolBufferException {
        var json = Recordings.parse("""
                {"rooms": [{"sid": "", "empty_timeout": 0, "creation_time": "0", "active_recording": false,
                            "enabled_codecs": [], "version": {"unix_micro": "0", "ticks": 0}}, {"version": null}]}""");

        var bytes = ProtoWire.responseBytes("livekit.RoomService/ListRooms", json);

        assertThat(bytes).isEqualTo(ListRoomsResponse.newBuilder()
                .addRooms(Room.newBuilder().setVersion(TimedVersion.getDefaultInstance()))
                .addRooms(Room.getDefaultInstance()).build().toByteArray());
        assertThat(bytes).hasSize(6);
    }

    @Test
    void theExtremesOf64BitsSurvive() throws InvalidProtocolBufferException {
        for (var extreme : new long[]{Long.MAX_VALUE, Long.MIN_VALUE, -1, 1}) {
            var json = Recordings.parse("{\"creation_time\": \"%d\", \"version\": {\"ticks\": %d}}".formatted(extreme,
                    (int) extreme));

            var room = Room.parseFrom(ProtoWire.responseBytes("livekit.RoomService/CreateRoom", json));

            assertThat(room.getCreationTime()).isEqualTo(extreme);
            assertThat(room.getVersion().getTicks()).isEqualTo((int) extreme);
        }
    }

    @Test
    void aTracksWholeTreeArrives() throws InvalidProtocolBufferException {
        var track = LivekitModels.TrackInfo.newBuilder().setSid("TR_1").setType(LivekitModels.TrackType.VIDEO)
                .setSource(TrackSource.SCREEN_SHARE).setWidth(-1)
                .addCodecs(LivekitModels.SimulcastCodecInfo.newBuilder().setMimeType("video/VP8")
                        .addLayers(LivekitModels.VideoLayer.newBuilder().setQuality(LivekitModels.VideoQuality.HIGH)
                                .setSpatialLayer(-1).setSsrc(7)))
                .addAudioFeatures(LivekitModels.AudioTrackFeature.TF_STEREO)
                .addAudioFeatures(LivekitModels.AudioTrackFeature.TF_NO_DTX)
                .build();
        var answer = MuteRoomTrackResponse.newBuilder().setTrack(track).build();

        assertThat(ProtoWire.responseBytes("livekit.RoomService/MutePublishedTrack", Sdk.json(answer)))
                .isEqualTo(answer.toByteArray());
    }

    @Test
    void anEnumsNumberIsTakenAndANameWithoutANumberIsTheZero() throws InvalidProtocolBufferException {
        var json = Recordings.parse("""
                {"agent_dispatches": [{"restart_policy": 77}, {"restart_policy": "JRP_WHENEVER"}]}""");

        var read = ListAgentDispatchResponse.parseFrom(
                ProtoWire.responseBytes("livekit.AgentDispatchService/ListDispatch", json));

        assertThat(read.getAgentDispatchesList()).extracting(dispatch -> dispatch.getRestartPolicyValue())
                .containsExactly(77, 0);
    }

    @Test
    void whateverTheSdkFillsInItReadsBack(TestReporter reporter) throws InvalidProtocolBufferException {
        var seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        var messages = new RandomMessages(seed);
        for (int round = 0; round < 200; round++) {
            for (var route : Sdk.BY_ROUTE.entrySet()) {
                var response = messages.like(route.getValue().response());

                assertThat(parse(response, ProtoWire.responseBytes(route.getKey(), Sdk.json(response))))
                        .as("seed %d", seed).isEqualTo(response);
                assertThat(parse(response, ProtoWire.responseBytes(route.getKey(), withZeros(response))))
                        .as("seed %d", seed).isEqualTo(response);
            }
        }
    }

    private static byte[] write(String route, Object answer) {
        return ProtoWire.responseBytes(route, Recordings.parse(new String(ProtoJson.twirp(answer), UTF_8)));
    }

    private static Message parse(Message type, byte[] bytes) throws InvalidProtocolBufferException {
        return type.getParserForType().parseFrom(bytes);
    }

    private static JsonNode withZeros(Message message) throws InvalidProtocolBufferException {
        return Recordings.parse(
                JsonFormat.printer().preservingProtoFieldNames().alwaysPrintFieldsWithNoPresence().print(message));
    }
}
