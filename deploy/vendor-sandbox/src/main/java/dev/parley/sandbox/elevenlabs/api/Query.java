package dev.parley.sandbox.elevenlabs.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;

/// What stands behind the question mark. A wrong value is refused with 422, in the words of the framework that
/// ElevenLabs uses.
record Query(MultivaluedMap<String, String> parameters) {
    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.getFirst(name));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> invalid(name, "missing", "Field required"));
    }

    boolean flag(String name) {
        return switch (text(name).orElse("false")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw invalid(name, "bool_parsing", "Input should be a valid boolean");
        };
    }

    Optional<Long> whole(String name) {
        return text(name).map(text -> {
            if (!text.matches("-?[0-9]{1,18}")) {
                throw invalid(name, "int_parsing", "Input should be a valid integer");
            }
            return Long.valueOf(text);
        });
    }

    int whole(String name, int otherwise, int from, int to) {
        long value = whole(name).orElse((long) otherwise);
        if (value < from) {
            throw invalid(name, "greater_than_equal", "Input should be greater than or equal to " + from);
        }
        if (value > to) {
            throw invalid(name, "less_than_equal", "Input should be less than or equal to " + to);
        }
        return (int) value;
    }

    Optional<String> oneOf(String name, List<String> allowed) {
        return text(name).map(text -> allowed(name, text, allowed));
    }

    List<String> someOf(String name, List<String> allowed) {
        return parameters.getOrDefault(name, List.of()).stream().map(text -> allowed(name, text, allowed)).toList();
    }

    static ApiError invalid(String name, String type, String message) {
        return ApiError.invalid(List.of("query", name), type, message);
    }

    private static String allowed(String name, String text, List<String> allowed) {
        if (!allowed.contains(text)) {
            throw invalid(name, "enum", "Input should be one of " + String.join(", ", allowed));
        }
        return text;
    }
}
