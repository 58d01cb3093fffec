package dev.parley.sandbox.elevenlabs;

import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/// The settings of a test without Quarkus: the defaults, and what the test says.
public final class Settings {
    private Settings() {}

    /// @param pairs
    ///            a switch, its value, and so on
    public static ElevenLabsConfig with(String... pairs) {
        var builder = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(ElevenLabsConfig.class);
        for (var i = 0; i < pairs.length; i += 2) {
            builder.withDefaultValue("sandbox.elevenlabs." + pairs[i], pairs[i + 1]);
        }
        return builder.build().getConfigMapping(ElevenLabsConfig.class);
    }
}
