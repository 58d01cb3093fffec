package dev.parley.stack.plan;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A LiveKit of the operator's, self-hosted or at LiveKit Cloud, in place of the simulated one. It is named as
/// LiveKit's own tools name it.
public record RealLiveKit(URI address, String key, String secret) {
    private static final List<String> VARIABLES = List.of("LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET");

    /// Empty if the operator names none. What is named by half would send real people into the sandbox, or the other
    /// way round.
    public static Optional<RealLiveKit> of(Map<String, String> operator) {
        var values = VARIABLES.stream().map(variable -> operator.getOrDefault(variable, "").strip()).toList();
        if (values.stream().allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        if (values.contains("")) {
            throw new IllegalArgumentException("For a LiveKit of your own set all of " + String.join(", ", VARIABLES)
                    + "; " + VARIABLES.get(values.indexOf("")) + " is not set.");
        }
        if (!values.getFirst().matches("(ws|http)s?://.+")) {
            throw new IllegalArgumentException("LIVEKIT_URL must begin with ws://, wss://, http:// or https://");
        }
        return Optional.of(new RealLiveKit(URI.create(values.get(0)), values.get(1), values.get(2)));
    }

    Map<String, String> settings() {
        return Map.of(
                "PARLEY_LIVEKIT_URL", address.toString().replaceFirst("^ws", "http"),
                "PARLEY_LIVEKIT_PUBLIC_URL", address.toString().replaceFirst("^http", "ws"),
                "PARLEY_LIVEKIT_API_KEY", key,
                "PARLEY_LIVEKIT_API_SECRET", secret);
    }

    @Override
    public String toString() {
        return "RealLiveKit[address=" + address + "]";
    }
}
