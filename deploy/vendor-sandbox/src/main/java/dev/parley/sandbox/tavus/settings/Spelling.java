package dev.parley.sandbox.tavus.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Tavus renamed replica to face and persona to PAL. One row of an answer is in one spelling, never in both.
public enum Spelling {
    LEGACY, PAL;

    private static final Map<String, String> NEW = Map.of("replica_id", "face_id", "replica_name", "face_name",
            "replica_type", "face_type", "persona_id", "pal_id", "persona_name", "pal_name", "default_replica_id",
            "default_face_id");
    private static final Map<String, String> OLD = NEW.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    /// The older name of a field, whichever it was given.
    public static String legacy(String name) {
        return OLD.getOrDefault(name, name);
    }

    /// @param legacy
    ///            a field's older name
    public String of(String legacy) {
        return this == PAL ? NEW.getOrDefault(legacy, legacy) : legacy;
    }

    public <V> Map<String, V> of(Map<String, V> legacy) {
        var spelt = new LinkedHashMap<String, V>();
        legacy.forEach((name, value) -> spelt.put(of(name), value));
        return spelt;
    }
}
