package dev.parley.sandbox.livekit.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.sandbox.livekit.proto.ParticipantInfo.Kind;
import dev.parley.sandbox.platform.Fields;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a verified token says about its bearer.
///
/// @param notBefore
///            seconds, as the token says it; zero if it does not
/// @param agents
///            who is to be dispatched, if this bearer's join creates the room
public record Claims(String identity, String name, String metadata, Map<String, String> attributes, Kind kind,
        long notBefore, VideoGrant video, List<Fields> agents) {

    /// Whoever brings no token may nothing.
    public static final Claims NONE = new Claims("", "", "", Map.of(), Kind.STANDARD, 0,
            VideoGrant.of(MissingNode.getInstance()), List.of());

    static Claims of(JsonNode json) {
        var claims = new Fields(json);
        return new Claims(claims.text("sub").isEmpty() ? claims.text("jti") : claims.text("sub"), claims.text("name"),
                claims.text("metadata"), claims.textMap("attributes"), kindOf(claims.text("kind")),
                json.path("nbf").asLong(), VideoGrant.of(json.path("video")),
                claims.object("roomConfig").objects("agents"));
    }

    private static Kind kindOf(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst().orElse(Kind.STANDARD);
    }
}
