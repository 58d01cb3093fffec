package dev.parley.persona.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a list is narrowed by: each filter counts only where the caller gave it.
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    Conditions equal(String attribute, @Nullable Object value) {
        return value == null ? this : and(attribute + " = :" + attribute, Map.of(attribute, value));
    }

    Conditions and(String condition, Map<String, Object> its) {
        conditions.add("(" + condition + ")");
        values.putAll(its);
        return this;
    }

    String query() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
