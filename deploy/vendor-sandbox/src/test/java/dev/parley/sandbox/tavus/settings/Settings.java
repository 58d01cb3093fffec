package dev.parley.sandbox.tavus.settings;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/// The settings of a test without Quarkus: the defaults, but for what it names.
public final class Settings {
    private Settings() {}

    /// @param switches
    ///            names without their prefix, each followed by its value
    public static TavusConfig with(String... switches) {
        var properties = new HashMap<String, String>();
        for (var i = 0; i < switches.length; i += 2) {
            properties.put("sandbox.tavus." + switches[i], switches[i + 1]);
        }
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(TavusConfig.class)
                .withSources(new PropertiesConfigSource(Map.copyOf(properties), "test", 100)).build()
                .getConfigMapping(TavusConfig.class);
    }
}
