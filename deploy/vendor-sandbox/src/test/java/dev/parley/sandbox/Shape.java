package dev.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.TreeMap;
import java.util.stream.Collectors;

/// Field names and types of a JSON value, without what it says.
public final class Shape {
    private Shape() {}

    public static String of(JsonNode json) {
        if (json.isArray()) {
            return json.valueStream().map(Shape::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (json.isObject()) {
            var fields = new TreeMap<String, String>();
            json.properties().forEach(entry -> fields.put(entry.getKey(), of(entry.getValue())));
            return fields.toString();
        }
        return json.getNodeType().name();
    }
}
