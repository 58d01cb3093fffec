package dev.parley.voice.livekit;

import dev.parley.model.problem.ServiceException;
import dev.parley.voice.livekit.LiveKitClient.CreateDispatch;
import dev.parley.voice.livekit.LiveKitClient.CreateRoom;
import dev.parley.voice.livekit.LiveKitClient.DeleteRoom;
import dev.parley.voice.livekit.LiveKitClient.Dispatch;
import dev.parley.voice.livekit.LiveKitClient.ListDispatch;
import dev.parley.voice.livekit.LiveKitClient.ListRooms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Rooms and the agents in them, in our words. Every call may be made again.
@ApplicationScoped
public class LiveKitRooms {
    private static final String BEARER = "Bearer ";
    private static final String NOBODYS_ROOM = "parley-health";

    private final LiveKitClient client;
    private final LiveKitTokens tokens;
    private final LiveKitConfig config;

    LiveKitRooms(@RestClient LiveKitClient client, LiveKitTokens tokens, LiveKitConfig config) {
        this.client = client;
        this.tokens = tokens;
        this.config = config;
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

    /// Each dispatch adds an agent, so one of that name which is there already is taken. Gives its id.
    public Uni<String> dispatch(String room, String agentName, String metadata) {
        var authorization = BEARER + tokens.toAdminister(room);
        return guarded(client.listDispatch(authorization, new ListDispatch(room)))
                .map(known -> known.agentDispatches().stream()
                        .filter(dispatch -> dispatch.agentName().equals(agentName)).findFirst())
                .chain(found -> found.map(known -> Uni.createFrom().item(known))
                        .orElseGet(() -> guarded(
                                client.createDispatch(authorization, new CreateDispatch(agentName, room, metadata)))))
                .map(Dispatch::id);
    }

    public Uni<Boolean> isReachable() {
        return client.listRooms(BEARER + tokens.toListRooms(), new ListRooms(List.of(NOBODYS_ROOM)))
                .replaceWith(true)
                .onFailure().recoverWithItem(false);
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof LiveKitRefused refused && refused.isGone();
    }

    private static <T> Uni<T> guarded(Uni<T> call) {
        return call.onFailure(e -> !(e instanceof ServiceException)).transform(LiveKitUnreachable::new);
    }
}
