package dev.parley.voice.livekit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.problem.ServiceException;
import dev.parley.voice.livekit.LiveKitClient.CreateDispatch;
import dev.parley.voice.livekit.LiveKitClient.CreateRoom;
import dev.parley.voice.livekit.LiveKitClient.DeleteRoom;
import dev.parley.voice.livekit.LiveKitClient.Dispatch;
import dev.parley.voice.livekit.LiveKitClient.ListDispatch;
import dev.parley.voice.livekit.LiveKitClient.ListParticipants;
import dev.parley.voice.livekit.LiveKitClient.ListRooms;
import dev.parley.voice.livekit.LiveKitClient.Participant;
import dev.parley.voice.livekit.LiveKitClient.RemoveParticipant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Rooms and the agents in them, in our words. Every call may be made again.
@ApplicationScoped
public class LiveKitRooms {
    private static final String BEARER = "Bearer ";
    private static final String NOBODYS_ROOM = "parley-health";
    private static final String AGENT = "AGENT";
    private static final String PERSON = "STANDARD";
    /// The server itself stamps it on agents that it dispatched.
    private static final String AGENT_NAME = "lk.agent_name";

    private final LiveKitClient client;
    private final LiveKitTokens tokens;
    private final LiveKitConfig config;
    private final ObjectMapper json;

    LiveKitRooms(@RestClient LiveKitClient client, LiveKitTokens tokens, LiveKitConfig config, ObjectMapper json) {
        this.client = client;
        this.tokens = tokens;
        this.config = config;
        this.json = json;
    }

    public Uni<Void> create(String room) {
        var request = new CreateRoom(room, config.emptyTimeout().toSeconds(), config.departureTimeout().toSeconds());
        return guarded(client.createRoom(BEARER + tokens.toCreateRooms(), request)).replaceWithVoid();
    }

    /// A room that is gone already is as good.
    public Uni<Void> delete(String room) {
        return guarded(client.deleteRoom(BEARER + tokens.toCreateRooms(), new DeleteRoom(room)))
                .onFailure(LiveKitRooms::isGone).recoverWithNull();
    }

    /// Each dispatch adds an agent, so one of that name and attempt which is there already is taken. Gives its id.
    public Uni<String> dispatch(String room, String agentName, int attempt, String metadata) {
        var authorization = BEARER + tokens.toAdminister(room);
        return guarded(client.listDispatch(authorization, new ListDispatch(room)))
                .map(known -> known.agentDispatches().stream()
                        .filter(dispatch -> dispatch.agentName().equals(agentName) && attemptOf(dispatch) == attempt)
                        .findFirst())
                .chain(found -> found.map(known -> Uni.createFrom().item(known))
                        .orElseGet(() -> guarded(
                                client.createDispatch(authorization, new CreateDispatch(agentName, room, metadata)))))
                .map(Dispatch::id);
    }

    public Uni<Occupants> occupants(String room) {
        return guarded(client.listParticipants(BEARER + tokens.toAdminister(room), new ListParticipants(room)))
                .map(found -> Objects.requireNonNullElse(found.participants(), List.<Participant>of()))
                .map(found -> new Occupants(
                        found.stream().filter(participant -> AGENT.equals(participant.kind()))
                                .map(LiveKitRooms::agent).toList(),
                        found.stream().filter(LiveKitRooms::isPerson).count()));
    }

    /// Puts somebody out; whoever is gone already is as good.
    public Uni<Void> remove(String room, String identity) {
        return guarded(client.removeParticipant(BEARER + tokens.toAdminister(room),
                new RemoveParticipant(room, identity)))
                .onFailure(LiveKitRooms::isGone).recoverWithNull();
    }

    public Uni<Boolean> isReachable() {
        return client.listRooms(BEARER + tokens.toListRooms(), new ListRooms(List.of(NOBODYS_ROOM)))
                .replaceWith(true)
                .onFailure().recoverWithItem(false);
    }

    /// What has no kind is of the ordinary one.
    private static boolean isPerson(Participant participant) {
        return participant.kind() == null || PERSON.equals(participant.kind());
    }

    private static AgentInRoom agent(Participant participant) {
        var attributes = Objects.requireNonNullElse(participant.attributes(), Map.<String, String>of());
        return new AgentInRoom(participant.sid(), participant.identity(),
                Optional.ofNullable(attributes.get(AGENT_NAME)));
    }

    /// 1 for whatever does not tell it.
    private int attemptOf(Dispatch dispatch) {
        try {
            return json.readTree(Objects.requireNonNullElse(dispatch.metadata(), "")).path("attempt").asInt(1);
        } catch (JsonProcessingException _) {
            return 1;
        }
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof LiveKitRefused refused && refused.isGone();
    }

    private static <T> Uni<T> guarded(Uni<T> call) {
        return call.onFailure(e -> !(e instanceof ServiceException)).transform(LiveKitUnreachable::new);
    }
}
