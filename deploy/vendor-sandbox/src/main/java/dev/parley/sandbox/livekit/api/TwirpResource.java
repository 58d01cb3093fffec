package dev.parley.sandbox.livekit.api;

import dev.parley.sandbox.livekit.proto.ProtoJson;
import dev.parley.sandbox.livekit.token.Claims;
import dev.parley.sandbox.livekit.token.TokenVerifier;
import dev.parley.sandbox.livekit.token.Verdict;
import dev.parley.sandbox.livekit.token.VideoGrant;
import dev.parley.sandbox.livekit.wire.ProtoWire;
import dev.parley.sandbox.platform.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The checks come in the real server's order: the token, the route, the body, and last what the token allows.
@Path("/twirp/{service}/{method}")
@RunOnVirtualThread
public class TwirpResource {
    private final TokenVerifier tokens;
    private final RoomCalls rooms;
    private final ParticipantCalls participants;
    private final DispatchCalls dispatches;

    TwirpResource(TokenVerifier tokens, RoomCalls rooms, ParticipantCalls participants, DispatchCalls dispatches) {
        this.tokens = tokens;
        this.rooms = rooms;
        this.participants = participants;
        this.dispatches = dispatches;
    }

    @POST
    public Response call(@PathParam("service") String service, @PathParam("method") String method,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType, byte[] body)
            throws InterruptedException {
        var grant = grantOf(authorization);
        var path = "/twirp/" + service + "/" + method;
        var handler = handlerOf(service + "/" + method, path);
        var format = contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
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
            case "livekit.RoomService/CreateRoom" -> rooms::create;
            case "livekit.RoomService/ListRooms" -> rooms::list;
            case "livekit.RoomService/DeleteRoom" -> rooms::delete;
            case "livekit.RoomService/UpdateRoomMetadata" -> rooms::describe;
            case "livekit.RoomService/SendData" -> rooms::sendData;
            case "livekit.RoomService/ListParticipants" -> participants::list;
            case "livekit.RoomService/GetParticipant" -> participants::get;
            case "livekit.RoomService/RemoveParticipant" -> participants::remove;
            case "livekit.RoomService/UpdateParticipant" -> participants::update;
            case "livekit.RoomService/MutePublishedTrack" -> participants::mute;
            case "livekit.RoomService/UpdateSubscriptions" -> participants::subscribe;
            case "livekit.AgentDispatchService/CreateDispatch" -> dispatches::create;
            case "livekit.AgentDispatchService/ListDispatch" -> dispatches::list;
            case "livekit.AgentDispatchService/DeleteDispatch" -> dispatches::delete;
            default -> throw TwirpError.badRoute("POST", path);
        };
    }

    @FunctionalInterface
    private interface Handler {
        Object answer(Fields request, VideoGrant grant) throws InterruptedException;
    }
}
