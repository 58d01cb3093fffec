package dev.parley.sandbox.livekit.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Base64;

/// Bytes to JSON: 64-bit numbers as text, bytes as base64. What the table does not list is passed over.
final class Decoder {
    private Decoder() {}

    static ObjectNode decode(Message message, byte[] body) {
        return fill(newObject(), message, WireReader.of(body));
    }

    private static ObjectNode fill(ObjectNode json, Message message, WireReader reader) {
        while (reader.hasMore()) {
            var tag = reader.tag();
            var field = message.fields().get(tag.number());
            if (field != null && field.comesAs(tag.type())) {
                read(json, field, tag.type(), reader);
            } else {
                reader.skip(tag);
            }
        }
        return json;
    }

    private static void read(ObjectNode json, Field field, WireType wireType, WireReader reader) {
        switch (field.times()) {
            case ONCE -> readOne(json, field, reader);
            case REPEATED -> readList(json, field, wireType, reader);
            case MAP -> readEntry(json, field, reader);
        }
    }

    /// Of a value that comes twice the last one counts, but a message is continued.
    private static void readOne(ObjectNode json, Field field, WireReader reader) {
        if (field.type() instanceof Message message) {
            fill(json.withObjectProperty(field.name()), message, reader.delimited());
        } else {
            json.set(field.name(), value(field.type(), reader));
        }
    }

    private static void readList(ObjectNode json, Field field, WireType wireType, WireReader reader) {
        var list = json.withArrayProperty(field.name());
        if (wireType == field.type().wireType()) {
            list.add(value(field.type(), reader));
        } else {
            var packed = reader.delimited();
            while (packed.hasMore()) {
                list.add(value(field.type(), packed));
            }
        }
    }

    private static void readEntry(ObjectNode json, Field field, WireReader reader) {
        var entry = fill(newObject(), Field.ENTRY, reader.delimited());
        json.withObjectProperty(field.name()).put(entry.path("key").asText(), entry.path("value").asText());
    }

    private static JsonNode value(Type type, WireReader reader) {
        return switch (type) {
            case Scalar scalar -> value(scalar, reader);
            case EnumType names -> names.json((int) reader.varint());
            case Message message -> fill(newObject(), message, reader.delimited());
        };
    }

    private static JsonNode value(Scalar scalar, WireReader reader) {
        return switch (scalar) {
            case BOOL -> BooleanNode.valueOf(reader.varint() != 0);
            case INT32 -> IntNode.valueOf((int) reader.varint());
            case UINT32 -> LongNode.valueOf(Integer.toUnsignedLong((int) reader.varint()));
            case INT64 -> TextNode.valueOf(Long.toString(reader.varint()));
            case TEXT -> TextNode.valueOf(reader.delimited().text());
            case BYTES -> TextNode.valueOf(Base64.getEncoder().encodeToString(reader.delimited().copy()));
        };
    }

    private static ObjectNode newObject() {
        return JsonNodeFactory.instance.objectNode();
    }
}
