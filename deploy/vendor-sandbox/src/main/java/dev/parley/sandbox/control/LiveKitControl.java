package dev.parley.sandbox.control;

import dev.parley.sandbox.livekit.Rooms;
import dev.parley.sandbox.livekit.proto.DisconnectReason;
import dev.parley.sandbox.livekit.token.Claims;
import dev.parley.sandbox.livekit.token.TokenVerifier;
import dev.parley.sandbox.livekit.token.Verdict;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import java.util.List;
import java.util.Map;

/// Be a participant of a LiveKit room.
@Path("/sandbox/livekit/rooms")
@RunOnVirtualThread
public class LiveKitControl {
    private final Rooms rooms;
    private final TokenVerifier tokens;

    LiveKitControl(Rooms rooms, TokenVerifier tokens) {
        this.rooms = rooms;
        this.tokens = tokens;
    }

    @GET
    public List<RoomSummary> list() {
        return rooms.snapshots().stream().map(RoomSummary::of).toList();
    }

    @POST
    @Path("/{room}/join")
    public Joined join(@PathParam("room") String room, byte[] body) {
        var claims = claimsOf(Fields.parse(body).text("token"));
        if (!claims.video().roomJoin() || !claims.video().room().equals(room)) {
            throw new Refused(401, "The token does not allow to join room " + room);
        }
        if (claims.identity().isEmpty()) {
            throw new Refused(400, "The token names no identity");
        }
        var snapshot = rooms.join(claims);
        return new Joined(snapshot.participants().getLast().sid(), claims.identity(), room, snapshot.room().sid());
    }

    @POST
    @Path("/{room}/leave")
    public Map<String, String> leave(@PathParam("room") String room, byte[] body) {
        if (!rooms.leave(room, Fields.parse(body).text("identity"), DisconnectReason.CLIENT_INITIATED)) {
            throw new Refused(404, "Nobody of that identity is in room " + room);
        }
        return Map.of();
    }

    /// The server's own words for a bad signature would repeat the token.
    private Claims claimsOf(String token) {
        return switch (tokens.verify(token)) {
            case Verdict.Anonymous() -> Claims.NONE;
            case Verdict.Accepted(var claims) -> claims;
            case Verdict.Rejected(_, var reason) -> throw new Refused(401, "The token is refused: " + reason);
        };
    }

    /// @param sid
    ///            the participant's
    public record Joined(String sid, String identity, String room, String roomSid) {}
}
