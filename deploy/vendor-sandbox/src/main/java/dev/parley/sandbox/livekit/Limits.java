package dev.parley.sandbox.livekit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.sandbox.livekit.token.Claims;
import java.util.Map;
import java.util.Optional;

/// How long what a caller says may be, in bytes. Each answers what is wrong, if anything is.
public final class Limits {
    public static final int NAME_MAX = 256;
    public static final int METADATA_MAX = 512 << 10;
    public static final int ATTRIBUTES_MAX = 64 << 10;

    private Limits() {}

    public static Optional<String> ofRoomName(String name) {
        return flaw("room name length", length(name), NAME_MAX);
    }

    public static Optional<String> ofJoin(Claims claims) {
        return ofRoomName(claims.video().room())
                .or(() -> flaw("identity length", length(claims.identity()), NAME_MAX))
                .or(() -> ofDescription(claims.name(), claims.metadata(), claims.attributes()));
    }

    /// Of everything a participant says of itself.
    public static Optional<String> ofDescription(String name, String metadata, Map<String, String> attributes) {
        return flaw("name length", length(name), NAME_MAX)
                .or(() -> ofMetadata(metadata))
                .or(() -> flaw("attributes size", attributes.entrySet().stream()
                        .mapToInt(entry -> length(entry.getKey()) + length(entry.getValue())).sum(), ATTRIBUTES_MAX));
    }

    public static Optional<String> ofMetadata(String metadata) {
        return flaw("metadata size", length(metadata), METADATA_MAX);
    }

    private static Optional<String> flaw(String what, int actual, int max) {
        return actual > max ? Optional.of(what + " exceeds limits") : Optional.empty();
    }

    private static int length(String text) {
        return text.getBytes(UTF_8).length;
    }
}
