package dev.parley.sandbox.livekit.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// JSON calls an enum's value by its name, the wire by its number.
record EnumType(Map<Integer, String> names) implements Type {

    static EnumType of(String... fromZero) {
        return new EnumType(IntStream.range(0, fromZero.length).boxed()
                .collect(Collectors.toUnmodifiableMap(number -> number, number -> fromZero[number])));
    }

    /// For the values after a gap.
    EnumType with(int number, String name) {
        var more = new HashMap<>(names);
        more.put(number, name);
        return new EnumType(Map.copyOf(more));
    }

    /// A number that has no name stays a number, as protobuf's own JSON has it.
    JsonNode json(int number) {
        var name = names.get(number);
        return name == null ? IntNode.valueOf(number) : TextNode.valueOf(name);
    }

    /// A name that has no number becomes the zero: the sandbox believes any name that came in as JSON, protobuf cannot.
    int number(JsonNode json) {
        if (json.isNumber()) {
            return json.intValue();
        }
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(json.asText()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    @Override
    public WireType wireType() {
        return WireType.VARINT;
    }
}
