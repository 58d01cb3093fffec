package dev.parley.sandbox.elevenlabs.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A JSON object as a caller wrote it. What is wrong with it is refused with 422.
record Body(JsonNode json, List<String> path) {
    static Body parse(byte[] bytes) {
        try {
            return new Body(Fields.parse(bytes).json(), List.of("body"));
        } catch (Refused refused) {
            throw ApiError.invalid(List.of("body"), "json_invalid", refused.sentence());
        }
    }

    Body object(String name) {
        var value = json.path(name);
        if (!value.isObject()) {
            throw missingOr(name, "model_type", "Input should be an object");
        }
        return new Body(value, pathTo(name));
    }

    String text(String name) {
        var value = json.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw missingOr(name, "string_type", "Input should be a valid string");
        }
        return value.textValue();
    }

    String oneOf(String name, List<String> allowed) {
        var text = text(name);
        if (!allowed.contains(text)) {
            throw invalid(name, "enum", "Input should be one of " + String.join(", ", allowed));
        }
        return text;
    }

    boolean flag(String name) {
        return findFlag(name).orElseThrow(() -> invalid(name, "missing", "Field required"));
    }

    Optional<Boolean> findFlag(String name) {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw invalid(name, "bool_type", "Input should be a valid boolean");
        }
        return Optional.of(value.booleanValue());
    }

    ApiError invalid(String name, String type, String message) {
        return ApiError.invalid(pathTo(name), type, message);
    }

    private ApiError missingOr(String name, String type, String message) {
        return json.has(name) ? invalid(name, type, message) : invalid(name, "missing", "Field required");
    }

    private List<String> pathTo(String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }
}
