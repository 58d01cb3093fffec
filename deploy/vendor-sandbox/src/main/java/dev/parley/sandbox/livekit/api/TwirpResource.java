package dev.parley.sandbox.livekit.api;

import dev.parley.sandbox.livekit.CreateDispatch;
import dev.parley.sandbox.livekit.CreateRoom;
import dev.parley.sandbox.livekit.Rooms;
import dev.parley.sandbox.livekit.api.TwirpError.Code;
import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.proto.DisconnectReason;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.ProtoJson;
import dev.parley.sandbox.livekit.proto.RoomInfo;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.livekit.token.Claims;
import dev.parley.sandbox.livekit.token.TokenVerifier;
import dev.parley.sandbox.livekit.token.Verdict;
import dev.parley.sandbox.livekit.token.VideoGrant;
import dev.parley.sandbox.livekit.wire.ProtoWire;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Timers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The checks come in the real server's order: the token, the route, the body, and last what the token allows.
@Path("/twirp/{service}/{method}")
@RunOnVirtualThread
public class TwirpResource {
    private final Rooms rooms;
    private final TokenVerifier tokens;
    private final Timers timers;
    private final LiveKitConfig config;

    TwirpResource(Rooms rooms, TokenVerifier tokens, Timers timers, LiveKitConfig config) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.timers = timers;
        this.config = config;
    }

    @POST
    public Response call(@PathParam("service") String service, @PathParam("method") String method,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType, byte[] body)
            throws InterruptedException {
        var grant = grantOf(authorization);
        var path = "/twirp/" + service + "/" + method;
        var handler = handlerOf(service + "/" + method, path);
        var format = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        var answer = switch (format) {
            case MediaType.APPLICATION_JSON -> ProtoJson.twirp(handler.answer(Fields.parse(body), grant));
            case ProtoWire.MEDIA_TYPE -> protobuf(service + "/" + method, handler, body, grant);
            default -> throw TwirpError.badRoute("POST", path, "unexpected Content-Type: \"%s\"".formatted(
                    contentType == null ? "" : contentType));
        };
        return Response.ok(answer).type(format).build();
    }

    private static byte[] protobuf(String route, Handler handler, byte[] body, VideoGrant grant)
            throws InterruptedException {
        var answer = handler.answer(new Fields(ProtoWire.requestJson(route, body)), grant);
        return ProtoWire.responseBytes(route, Fields.parse(ProtoJson.twirp(answer)).json());
    }

    private VideoGrant grantOf(@Nullable String authorization) {
        return switch (tokens.verifyHeader(authorization)) {
            case Verdict.Anonymous() -> Claims.NONE.video();
            case Verdict.Accepted(var claims) -> claims.video();
            case Verdict.Rejected(var answer, _) -> throw new WebApplicationException(Response.status(401)
                    .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .entity(answer)
                    .build());
        };
    }

    private Handler handlerOf(String route, String path) {
        return switch (route) {
            case "livekit.RoomService/CreateRoom" -> this::createRoom;
            case "livekit.RoomService/ListRooms" -> this::listRooms;
            case "livekit.RoomService/DeleteRoom" -> this::deleteRoom;
            case "livekit.RoomService/ListParticipants" -> this::listParticipants;
            case "livekit.RoomService/GetParticipant" -> this::getParticipant;
            case "livekit.RoomService/RemoveParticipant" -> this::removeParticipant;
            case "livekit.AgentDispatchService/CreateDispatch" -> this::createDispatch;
            case "livekit.AgentDispatchService/ListDispatch" -> this::listDispatch;
            case "livekit.AgentDispatchService/DeleteDispatch" -> this::deleteDispatch;
            default -> throw TwirpError.badRoute("POST", path);
        };
    }

    private RoomInfo createRoom(Fields request, VideoGrant grant) {
        require(grant.roomCreate());
        return rooms.create(CreateRoom.of(request));
    }

    private RoomList listRooms(Fields request, VideoGrant grant) {
        require(grant.roomList());
        return new RoomList(rooms.list(request.texts("names")));
    }

    private Map<String, String> deleteRoom(Fields request, VideoGrant grant) {
        require(grant.roomCreate());
        if (!rooms.delete(request.text("room"))) {
            throw TwirpError.fromBus(Code.NOT_FOUND, "requested room does not exist");
        }
        return Map.of();
    }

    private ParticipantList listParticipants(Fields request, VideoGrant grant) {
        return new ParticipantList(rooms.participants(administeredRoom(request, grant)));
    }

    private ParticipantInfo getParticipant(Fields request, VideoGrant grant) {
        return rooms.participant(administeredRoom(request, grant), request.text("identity"))
                .orElseThrow(TwirpResource::noSuchParticipant);
    }

    private Map<String, String> removeParticipant(Fields request, VideoGrant grant) {
        if (!rooms.leave(administeredRoom(request, grant), request.text("identity"),
                DisconnectReason.PARTICIPANT_REMOVED)) {
            throw noSuchParticipant();
        }
        return Map.of();
    }

    private AgentDispatch createDispatch(Fields request, VideoGrant grant) {
        administeredRoom(request, grant);
        return rooms.dispatch(CreateDispatch.of(request));
    }

    private DispatchList listDispatch(Fields request, VideoGrant grant) throws InterruptedException {
        var room = administeredRoom(request, grant);
        requireServed(room);
        return new DispatchList(rooms.dispatches(room, request.text("dispatchId", "dispatch_id")));
    }

    private AgentDispatch deleteDispatch(Fields request, VideoGrant grant) throws InterruptedException {
        var room = administeredRoom(request, grant);
        requireServed(room);
        return rooms.deleteDispatch(room, request.text("dispatchId", "dispatch_id"))
                .orElseThrow(() -> TwirpError.fromBus(Code.NOT_FOUND, "dispatch ID not found"));
    }

    private static String administeredRoom(Fields request, VideoGrant grant) {
        var room = request.text("room");
        require(grant.administers(room));
        return room;
    }

    private static void require(boolean granted) {
        if (!granted) {
            throw TwirpError.permissionsDenied();
        }
    }

    /// Dispatches are asked of the server that holds the room; where none does, the bus waits in vain.
    private void requireServed(String room) throws InterruptedException {
        if (!rooms.exists(room)) {
            timers.pause(config.noResponseDelay());
            throw TwirpError.fromBus(Code.UNAVAILABLE, "no response from servers");
        }
    }

    private static TwirpError noSuchParticipant() {
        return TwirpError.fromBus(Code.NOT_FOUND, "participant does not exist");
    }

    @FunctionalInterface
    private interface Handler {
        Object answer(Fields request, VideoGrant grant) throws InterruptedException;
    }

    record RoomList(List<RoomInfo> rooms) {}

    record ParticipantList(List<ParticipantInfo> participants) {}

    record DispatchList(List<AgentDispatch> agentDispatches) {}
}
