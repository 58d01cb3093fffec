package dev.parley.sandbox.tavus.personas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.settings.Spelling;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/// Changes a document as RFC 6902 says. Paths may be in either spelling, the document is in the older.
final class JsonPatching {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonPatching() {}

    static ObjectNode apply(ObjectNode document, byte[] patch) {
        try {
            JsonObject changed = Json.createPatch(operations(patch)).apply(object(document));
            return (ObjectNode) Fields.parse(changed.toString().getBytes(StandardCharsets.UTF_8)).json();
        } catch (IOException | JsonException | ClassCastException | NullPointerException
                | IllegalArgumentException _) {
            throw new Refused(422, "Invalid JSON patch format");
        }
    }

    private static JsonArray operations(byte[] patch) throws IOException {
        var operations = JSON.readTree(patch);
        for (var operation : operations) {
            spellLegacy((ObjectNode) operation, "path");
            spellLegacy((ObjectNode) operation, "from");
        }
        try (var reader = Json.createReader(new StringReader(operations.toString()))) {
            return reader.readArray();
        }
    }

    private static void spellLegacy(ObjectNode operation, String field) {
        var pointer = operation.path(field).asText().split("/", 3);
        if (pointer.length > 1) {
            pointer[1] = Spelling.legacy(pointer[1]);
            operation.put(field, String.join("/", pointer));
        }
    }

    private static JsonObject object(JsonNode document) {
        try (var reader = Json.createReader(new StringReader(document.toString()))) {
            return reader.readObject();
        }
    }
}
