package dev.parley.sandbox.control;

import dev.parley.sandbox.livekit.Limits;
import dev.parley.sandbox.livekit.Presence;
import dev.parley.sandbox.livekit.Publishing;
import dev.parley.sandbox.livekit.Revocations;
import dev.parley.sandbox.livekit.Rooms;
import dev.parley.sandbox.livekit.proto.TrackInfo;
import dev.parley.sandbox.livekit.proto.TrackInfo.Source;
import dev.parley.sandbox.livekit.token.Claims;
import dev.parley.sandbox.livekit.token.TokenVerifier;
import dev.parley.sandbox.livekit.token.Verdict;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Be a participant of a LiveKit room.
@Path("/sandbox/livekit/rooms")
@RunOnVirtualThread
public class LiveKitControl {
    private final Rooms rooms;
    private final Presence presence;
    private final Publishing publishing;
    private final TokenVerifier tokens;
    private final Revocations revocations;

    LiveKitControl(Rooms rooms, Presence presence, Publishing publishing, TokenVerifier tokens,
            Revocations revocations) {
        this.rooms = rooms;
        this.presence = presence;
        this.publishing = publishing;
        this.tokens = tokens;
        this.revocations = revocations;
    }

    @GET
    public List<RoomSummary> list() {
        return rooms.snapshots().stream().map(RoomSummary::of).toList();
    }

    /// As the server API's DeleteRoom does.
    @DELETE
    @Path("/{room}")
    public Map<String, String> end(@PathParam("room") String room) {
        if (!rooms.delete(room)) {
            throw new Refused(404, "There is no room " + room);
        }
        return Map.of();
    }

    /// One that aborts never gets in.
    @POST
    @Path("/{room}/join")
    public Joined join(@PathParam("room") String room, byte[] body) {
        var request = Fields.parse(body);
        var claims = claimsOf(request.text("token"));
        requireGoodFor(room, claims);
        if (request.flag("aborts")) {
            var nearly = presence.abort(claims);
            return new Joined(nearly.sid(), claims.identity(), room, "");
        }
        var snapshot = presence.join(claims);
        return new Joined(snapshot.participants().getLast().sid(), claims.identity(), room, snapshot.room().sid());
    }

    @POST
    @Path("/{room}/leave")
    public Map<String, String> leave(@PathParam("room") String room, byte[] body) {
        presence.leave(room, Fields.parse(body).text("identity"));
        return Map.of();
    }

    @POST
    @Path("/{room}/kill")
    public Map<String, String> kill(@PathParam("room") String room, byte[] body) {
        presence.kill(room, Fields.parse(body).text("identity"));
        return Map.of();
    }

    @POST
    @Path("/{room}/speak")
    public Published speak(@PathParam("room") String room, byte[] body) {
        return Published.of(publishing.speak(room, Fields.parse(body).text("identity")));
    }

    @POST
    @Path("/{room}/publish")
    public Published publish(@PathParam("room") String room, byte[] body) {
        var request = Fields.parse(body);
        return Published.of(publishing.publish(room, request.text("identity"), sourceIn(request)));
    }

    @POST
    @Path("/{room}/unpublish")
    public Published unpublish(@PathParam("room") String room, byte[] body) {
        var request = Fields.parse(body);
        return Published.of(publishing.unpublish(room, request.text("identity"), sourceIn(request)));
    }

    private void requireGoodFor(String room, Claims claims) {
        if (!claims.video().roomJoin() || !claims.video().room().equals(room)) {
            throw new Refused(401, "The token does not allow to join room " + room);
        }
        if (claims.identity().isEmpty()) {
            throw new Refused(400, "The token names no identity");
        }
        if (revocations.isRevoked(claims)) {
            throw new Refused(401, "The token was revoked when its bearer was removed");
        }
        Limits.ofJoin(claims).ifPresent(flaw -> {
            throw new Refused(400, "The token is refused: " + flaw);
        });
    }

    /// The server's own words for a bad signature would repeat the token.
    private Claims claimsOf(String token) {
        return switch (tokens.verify(token)) {
            case Verdict.Anonymous() -> Claims.NONE;
            case Verdict.Accepted(var claims) -> claims;
            case Verdict.Rejected(_, var reason) -> throw new Refused(401, "The token is refused: " + reason);
        };
    }

    /// A microphone, unless the request says otherwise.
    private static Source sourceIn(Fields request) {
        var name = request.text("source").toUpperCase(Locale.ROOT);
        return name.isEmpty()
                ? Source.MICROPHONE
                : Arrays.stream(Source.values())
                        .filter(source -> source != Source.UNKNOWN && source.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new Refused(400,
                                "Invalid source: it must be MICROPHONE, CAMERA, SCREEN_SHARE or SCREEN_SHARE_AUDIO"));
    }

    /// @param sid
    ///            the participant's
    /// @param roomSid
    ///            empty for one who never got in
    public record Joined(String sid, String identity, String room, String roomSid) {}

    /// @param sid
    ///            the track's
    public record Published(String sid, String source) {
        static Published of(TrackInfo track) {
            return new Published(track.sid(), track.source().name());
        }
    }
}
