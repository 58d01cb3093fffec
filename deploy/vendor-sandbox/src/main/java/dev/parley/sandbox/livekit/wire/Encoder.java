package dev.parley.sandbox.livekit.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Base64;

/// JSON to bytes. As proto3 has it, a field that is zero is left out; a message that is there but empty is not.
final class Encoder {
    private Encoder() {}

    static byte[] encode(Message message, JsonNode json) {
        var out = new WireWriter();
        message.fields().values().forEach(field -> write(out, field, json.path(field.name())));
        return out.bytes();
    }

    private static void write(WireWriter out, Field field, JsonNode value) {
        switch (field.times()) {
            case ONCE -> {
                if (!isZero(field.type(), value)) {
                    writeOne(out, field, value);
                }
            }
            case REPEATED -> {
                if (field.isPackable()) {
                    writePacked(out, field, value);
                } else {
                    value.forEach(element -> writeOne(out, field, element));
                }
            }
            case MAP -> value.properties().forEach(entry -> writeOne(out, field, JsonNodeFactory.instance.objectNode()
                    .put("key", entry.getKey())
                    .set("value", entry.getValue())));
        }
    }

    private static void writePacked(WireWriter out, Field field, JsonNode list) {
        if (!list.isEmpty()) {
            var packed = new WireWriter();
            list.forEach(element -> packed.varint(number(field.type(), element)));
            out.tag(field.number(), WireType.DELIMITED).delimited(packed.bytes());
        }
    }

    private static void writeOne(WireWriter out, Field field, JsonNode value) {
        out.tag(field.number(), field.type().wireType());
        if (field.type().wireType() == WireType.VARINT) {
            out.varint(number(field.type(), value));
        } else {
            out.delimited(content(field.type(), value));
        }
    }

    private static boolean isZero(Type type, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return true;
        }
        return switch (type) {
            case Message _ -> false;
            case EnumType _ -> number(type, value) == 0;
            case Scalar _ -> type.wireType() == WireType.VARINT
                    ? number(type, value) == 0
                    : value.asText().isEmpty();
        };
    }

    private static long number(Type type, JsonNode value) {
        return switch (type) {
            case EnumType names -> names.number(value);
            case Scalar.BOOL -> value.asBoolean() ? 1 : 0;
            case Scalar _,Message _ -> value.asLong();
        };
    }

    private static byte[] content(Type type, JsonNode value) {
        return switch (type) {
            case Message message -> encode(message, value);
            case Scalar.BYTES -> Base64.getDecoder().decode(value.asText());
            case Scalar _,EnumType _ -> value.asText().getBytes(UTF_8);
        };
    }
}
