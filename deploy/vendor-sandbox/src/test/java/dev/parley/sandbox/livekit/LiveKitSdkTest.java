package dev.parley.sandbox.livekit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.sandbox.Receiver.Delivery;
import dev.parley.sandbox.SandboxTest;
import io.livekit.server.AccessToken;
import io.livekit.server.AgentDispatchServiceClient;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;
import io.livekit.server.RoomServiceClient;
import io.livekit.server.WebhookReceiver;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import livekit.LivekitAgent.JobStatus;
import livekit.LivekitAgentDispatch.AgentDispatch;
import livekit.LivekitAgentDispatch.JobRestartPolicy;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.Room;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retrofit2.Call;

/// LiveKit's own Java SDK, which speaks nothing but protobuf, against the sandbox.
@QuarkusTest
class LiveKitSdkTest extends SandboxTest {
    private static final String KEY = "devkey";
    private static final String SECRET = "secret";

    @TestHTTPResource("/")
    String url;

    private RoomServiceClient rooms;
    private AgentDispatchServiceClient dispatches;

    @BeforeEach
    void connect() {
        rooms = RoomServiceClient.createClient(url, KEY, SECRET);
        dispatches = AgentDispatchServiceClient.createClient(url, KEY, SECRET);
    }

    @Test
    void aRoomIsCreatedListedAndDeleted() throws IOException {
        var room = answer(rooms.createRoom("r", 60, 4, null, "m", null, null, null, 5));
        assertThat(room.getSid()).startsWith("RM_");
        assertThat(room.getEmptyTimeout()).isEqualTo(60);
        assertThat(room.getDepartureTimeout()).isEqualTo(5);
        assertThat(room.getMaxParticipants()).isEqualTo(4);
        assertThat(room.getMetadata()).isEqualTo("m");
        assertThat(room.getEnabledCodecsCount()).isPositive();

        answer(rooms.createRoom("s"));
        assertThat(answer(rooms.listRooms())).extracting(Room::getName).containsExactlyInAnyOrder("r", "s");
        assertThat(answer(rooms.listRooms(List.of("r")))).containsExactly(room);

        assertThat(rooms.deleteRoom("r").execute().isSuccessful()).isTrue();
        assertThat(answer(rooms.listRooms())).extracting(Room::getName).containsExactly("s");
        assertThat(rooms.deleteRoom("r").execute().code()).isEqualTo(404);
    }

    @Test
    void whoComesInIsListedAndRemoved() throws IOException {
        answer(rooms.createRoom("r"));
        join("r", "ann");

        assertThat(answer(rooms.listParticipants("r"))).singleElement().satisfies(ann -> {
            assertThat(ann.getSid()).startsWith("PA_");
            assertThat(ann.getIdentity()).isEqualTo("ann");
            assertThat(ann.getName()).isEqualTo("Ann");
            assertThat(ann.getState()).isEqualTo(ParticipantInfo.State.ACTIVE);
            assertThat(ann.getKind()).isEqualTo(ParticipantInfo.Kind.STANDARD);
            assertThat(ann.getAttributesMap()).containsEntry("mood", "good");
            assertThat(ann.getPermission().getCanPublish()).isTrue();
            assertThat(ann.getJoinedAt()).isPositive();
        });
        assertThat(answer(rooms.getParticipant("r", "ann")).getIdentity()).isEqualTo("ann");

        assertThat(rooms.removeParticipant("r", "ann").execute().isSuccessful()).isTrue();
        assertThat(answer(rooms.listParticipants("r"))).isEmpty();
        assertThat(rooms.removeParticipant("r", "ann").execute().code()).isEqualTo(404);
    }

    @Test
    void aDispatchIsCreatedListedAndDeleted() throws IOException {
        answer(rooms.createRoom("r"));

        var dispatch = answer(dispatches.createDispatch("r", "voice-agent", "m", JobRestartPolicy.JRP_NEVER));
        assertThat(dispatch.getId()).startsWith("AD_");
        assertThat(dispatch.getMetadata()).isEqualTo("m");
        assertThat(dispatch.getRestartPolicy()).isEqualTo(JobRestartPolicy.JRP_NEVER);

        advance(1);
        assertThat(answer(dispatches.listDispatch("r")))
                .filteredOn(AgentDispatch::getAgentName, "voice-agent")
                .singleElement()
                .satisfies(taken -> assertThat(taken.getState().getJobsList()).singleElement().satisfies(job -> {
                    assertThat(job.getDispatchId()).isEqualTo(dispatch.getId());
                    assertThat(job.getState().getStatus()).isEqualTo(JobStatus.JS_RUNNING);
                    assertThat(job.getRoom().getName()).isEqualTo("r");
                }));
        assertThat(answer(rooms.listParticipants("r"))).extracting(ParticipantInfo::getKind)
                .containsExactly(ParticipantInfo.Kind.AGENT);

        assertThat(answer(dispatches.deleteDispatch("r", dispatch.getId())).getId()).isEqualTo(dispatch.getId());
        assertThat(answer(dispatches.listDispatch("r"))).extracting(AgentDispatch::getAgentName).containsExactly("");
    }

    @Test
    void aTokenOfAnotherSecretIsRefused() throws IOException {
        var stranger = RoomServiceClient.createClient(url, KEY, "another");

        var answer = stranger.listRooms().execute();

        assertThat(answer.code()).isEqualTo(401);
        assertThat(answer.errorBody().string()).startsWith("invalid token: ");
    }

    @Test
    void anErrorIsTwirpsJson() throws IOException {
        var answer = rooms.getParticipant("r", "nobody").execute();

        assertThat(answer.code()).isEqualTo(404);
        assertThat(answer.errorBody().string()).contains("\"code\":\"not_found\"");
    }

    /// The SDK allows a clock no leeway at all; both sides here have the same one.
    @Test
    void theSdkVouchesForWebhooks() throws IOException {
        answer(rooms.createRoom("r"));
        join("r", "ann");
        rooms.removeParticipant("r", "ann").execute();
        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(3));
        var webhooks = new WebhookReceiver(KEY, SECRET);

        var events = receiver.deliveries().stream()
                .map(told -> webhooks.receive(body(told), told.authorization()))
                .toList();

        assertThat(events).extracting(event -> event.getEvent())
                .containsExactly("room_started", "participant_joined", "participant_left");
        assertThat(events).allSatisfy(event -> assertThat(event.getId()).startsWith("EV_"));
        assertThat(events.getLast().getRoom().getName()).isEqualTo("r");
        assertThat(events.getLast().getParticipant().getDisconnectReason())
                .isEqualTo(DisconnectReason.PARTICIPANT_REMOVED);
    }

    @Test
    void theSdkRefusesAWebhookThatWasTouchedOrSignedByAnother() throws IOException {
        answer(rooms.createRoom("r"));
        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(1));
        var told = receiver.deliveries().getFirst();

        assertThatThrownBy(() -> new WebhookReceiver(KEY, SECRET).receive(body(told) + " ", told.authorization()))
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> new WebhookReceiver(KEY, "another").receive(body(told), told.authorization()))
                .isInstanceOf(Exception.class);
    }

    private static void join(String room, String identity) {
        var token = new AccessToken(KEY, SECRET);
        token.setIdentity(identity);
        token.setName("Ann");
        token.getAttributes().put("mood", "good");
        token.addGrants(new RoomJoin(true), new RoomName(room));
        control("/livekit/rooms/" + room + "/join", "{\"token\":\"%s\"}".formatted(token.toJwt())).then()
                .statusCode(200);
    }

    private static <T> T answer(Call<T> call) throws IOException {
        var answer = call.execute();
        assertThat(answer.isSuccessful()).as("%s", answer).isTrue();
        return answer.body();
    }

    private static String body(Delivery told) {
        return new String(told.body(), UTF_8);
    }
}
