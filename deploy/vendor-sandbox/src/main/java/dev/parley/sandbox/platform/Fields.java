package dev.parley.sandbox.platform;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// A JSON object as a caller wrote it, read field by field because vendors accept several spellings of one name: give
/// them all, the first that is there wins. An absent field and `null` are the same; a wrong type is refused with 400.
public record Fields(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public static Fields parse(byte[] body) {
        try {
            var json = JSON.readTree(body);
            if (json.isObject()) {
                return new Fields(json);
            }
        } catch (IOException _) {
            // Refused below, like everything else that is no object: the parser's words quote the body.
        }
        throw new Refused(400, "The body must be a JSON object");
    }

    public static Fields parseOrEmpty(byte[] body) {
        return body.length == 0 ? new Fields(JSON.createObjectNode()) : parse(body);
    }

    public String text(String... names) {
        return find(names).map(value -> textOf(names[0], value)).orElse("");
    }

    public boolean flag(String... names) {
        return find(names).map(value -> {
            check(value.isBoolean(), names[0], "true or false");
            return value.booleanValue();
        }).orElse(false);
    }

    public OptionalInt whole(String... names) {
        var number = signedWhole(names);
        number.ifPresent(value -> check(value >= 0, names[0], "a whole number from 0"));
        return number;
    }

    public OptionalInt signedWhole(String... names) {
        var value = find(names);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        var number = value.get();
        check(number.isIntegralNumber() && number.canConvertToInt(), names[0], "a whole number");
        return OptionalInt.of(number.intValue());
    }

    public Fields object(String... names) {
        return new Fields(find(names).map(value -> {
            check(value.isObject(), names[0], "an object");
            return value;
        }).orElseGet(JSON::createObjectNode));
    }

    public List<Fields> objects(String... names) {
        return elements(names).map(element -> {
            check(element.isObject(), names[0], "a list of objects");
            return new Fields(element);
        }).toList();
    }

    public List<String> texts(String... names) {
        return elements(names).map(element -> textOf(names[0], element)).toList();
    }

    public Map<String, String> textMap(String... names) {
        var texts = new LinkedHashMap<String, String>();
        object(names).json.properties().forEach(entry -> texts.put(entry.getKey(), textOf(names[0], entry.getValue())));
        return Collections.unmodifiableMap(texts);
    }

    private Stream<JsonNode> elements(String... names) {
        var list = find(names);
        list.ifPresent(value -> check(value.isArray(), names[0], "a list"));
        return list.stream().flatMap(JsonNode::valueStream);
    }

    private Optional<JsonNode> find(String... names) {
        return Arrays.stream(names).map(json::path).filter(value -> !value.isMissingNode() && !value.isNull())
                .findFirst();
    }

    private static String textOf(String name, JsonNode value) {
        check(value.isTextual(), name, "text");
        return value.textValue();
    }

    private static void check(boolean holds, String name, String expected) {
        if (!holds) {
            throw new Refused(400, "Invalid " + name + ": it must be " + expected);
        }
    }
}
