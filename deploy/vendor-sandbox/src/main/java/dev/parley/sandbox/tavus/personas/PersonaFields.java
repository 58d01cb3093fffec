package dev.parley.sandbox.tavus.personas;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.settings.Spelling;
import java.util.List;

/// Reads what a persona is to be, in either spelling. Fields that Tavus does not know are kept: nobody knows all.
final class PersonaFields {
    private static final List<String> TEXTS = List.of("persona_name", "context", "default_replica_id",
            "objectives_id", "guardrails_id");
    private static final List<String> LAYERS = List.of("perception", "stt", "conversational_flow", "llm", "tts",
            "transport");

    private PersonaFields() {}

    static ObjectNode read(Fields request) {
        var asked = JsonNodeFactory.instance.objectNode();
        request.json().properties().forEach(field -> asked.set(Spelling.legacy(field.getKey()), field.getValue()));
        check(new Fields(asked));
        return asked;
    }

    private static void check(Fields asked) {
        TEXTS.forEach(asked::text);
        asked.texts("document_ids");
        asked.texts("document_tags");
        var layers = asked.object("layers");
        LAYERS.forEach(layers::object);
        layers.object("perception").text("perception_model");
        if (asked.text("system_prompt").isBlank() && !isEcho(asked)) {
            throw new Refused(400, "Invalid system_prompt");
        }
    }

    private static boolean isEcho(Fields asked) {
        return switch (asked.text("pipeline_mode")) {
            case "", "full" -> false;
            case "echo" -> true;
            default -> throw new Refused(400, "Invalid pipeline_mode");
        };
    }
}
