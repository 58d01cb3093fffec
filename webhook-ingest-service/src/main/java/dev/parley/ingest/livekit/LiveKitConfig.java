package dev.parley.ingest.livekit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

@ConfigMapping(prefix = "parley.livekit")
interface LiveKitConfig {

    /// The API key that LiveKit signs with.
    String apiKey();

    String apiSecret();

    /// Further keys and their secrets that are still believed, so that a key can be changed without losing a webhook.
    Map<String, String> retiringKeys();

    /// How far a sender's clock may be off.
    @WithDefault("PT60S")
    Duration leeway();

    /// Whether `X-LiveKit-Signature` is a proof too, where no token comes. LiveKit itself does not send it; the voice
    /// seed published it, and a relay may.
    @WithDefault("false")
    boolean bodySignature();

    default Optional<String> secretOf(String key) {
        return Optional.ofNullable(key.equals(apiKey()) ? apiSecret() : retiringKeys().get(key));
    }

    default Collection<String> secrets() {
        var secrets = new ArrayList<>(retiringKeys().values());
        secrets.add(apiSecret());
        return secrets;
    }
}
