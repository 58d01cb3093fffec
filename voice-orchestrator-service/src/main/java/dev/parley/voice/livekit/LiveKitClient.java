package dev.parley.voice.livekit;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// LiveKit's server API (Twirp, JSON). It takes camelCase and answers snake_case.
@Path("/twirp")
@RegisterRestClient(configKey = "livekit")
interface LiveKitClient {

    /// A room of that name which exists already is answered as it is.
    @POST
    @Path("/livekit.RoomService/CreateRoom")
    Uni<Room> createRoom(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, CreateRoom request);

    @POST
    @Path("/livekit.RoomService/DeleteRoom")
    Uni<Void> deleteRoom(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, DeleteRoom request);

    @POST
    @Path("/livekit.RoomService/ListRooms")
    Uni<Rooms> listRooms(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, ListRooms request);

    @POST
    @Path("/livekit.AgentDispatchService/CreateDispatch")
    Uni<Dispatch> createDispatch(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, CreateDispatch request);

    @POST
    @Path("/livekit.AgentDispatchService/ListDispatch")
    Uni<Dispatches> listDispatch(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, ListDispatch request);

    @POST
    @Path("/livekit.RoomService/ListParticipants")
    Uni<Participants> listParticipants(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            ListParticipants request);

    @POST
    @Path("/livekit.RoomService/RemoveParticipant")
    Uni<Void> removeParticipant(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            RemoveParticipant request);

    /// The body is not read: LiveKit repeats a refused token in it.
    @ClientExceptionMapper
    static RuntimeException refused(Response response) {
        return new LiveKitRefused(response.getStatus());
    }

    record CreateRoom(String name, long emptyTimeout, long departureTimeout) {}

    record DeleteRoom(String room) {}

    record CreateDispatch(String agentName, String room, String metadata) {
        @Override
        public String toString() {
            return "CreateDispatch[agentName=" + agentName + ", room=" + room + "]";
        }
    }

    record ListDispatch(String room) {}

    record ListRooms(List<String> names) {}

    record Room(String sid, String name) {}

    record Rooms(List<Room> rooms) {}

    record ListParticipants(String room) {}

    record RemoveParticipant(String room, String identity) {}

    /// @param kind
    ///            absent where it is the ordinary one and zero values are left out
    record Participant(String sid, String identity, @Nullable String kind,
            @Nullable Map<String, String> attributes) {}

    record Participants(@Nullable List<Participant> participants) {}

    record Dispatch(String id, @JsonAlias("agent_name") String agentName, @Nullable String metadata) {
        @Override
        public String toString() {
            return "Dispatch[id=" + id + ", agentName=" + agentName + "]";
        }
    }

    record Dispatches(@JsonAlias("agent_dispatches") List<Dispatch> agentDispatches) {}
}
