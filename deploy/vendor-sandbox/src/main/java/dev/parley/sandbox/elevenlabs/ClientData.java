package dev.parley.sandbox.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

/// What the person's side says when a conversation starts. Overrides are believed: no agent's settings forbid them.
public record ClientData(ObjectNode json) {
    private static final List<String> ALWAYS_TOLD = List.of("conversation_config_override", "custom_llm_extra_body",
            "dynamic_variables");

    public static final ClientData NONE = of(new Fields(JsonNodeFactory.instance.objectNode()));

    public static ClientData of(Fields message) {
        message.object("dynamic_variables").json().properties().forEach(ClientData::checkVariable);
        message.object("custom_llm_extra_body");
        message.text("user_id");
        message.object("source_info").text("source");
        var override = message.object("conversation_config_override");
        override.object("agent").text("first_message");
        override.object("conversation").flag("text_only");
        ObjectNode told = message.json().deepCopy();
        told.remove("type");
        ALWAYS_TOLD.forEach(name -> told.set(name, message.object(name).json().deepCopy()));
        return new ClientData(told);
    }

    Optional<String> userId() {
        return Optional.of(new Fields(json).text("user_id")).filter(id -> !id.isEmpty());
    }

    boolean isTextOnly() {
        return new Fields(json).object("conversation_config_override").object("conversation").flag("text_only");
    }

    Optional<String> firstMessage() {
        return Optional.of(
                new Fields(json).object("conversation_config_override").object("agent").text("first_message"))
                .filter(text -> !text.isEmpty());
    }

    Optional<String> source() {
        return Optional.of(new Fields(json).object("source_info").text("source")).filter(text -> !text.isEmpty());
    }

    List<String> without(List<String> names) {
        return names.stream().filter(name -> !json.path("dynamic_variables").has(name)).toList();
    }

    private static void checkVariable(Entry<String, JsonNode> variable) {
        if (variable.getKey().startsWith("system__")) {
            throw new Refused(400, "Invalid dynamic_variables: names of your own do not start with system__");
        }
        if (variable.getValue().isContainerNode() || variable.getValue().isNull()) {
            throw new Refused(400, "Invalid dynamic_variables: a value is text, a number, true or false");
        }
    }
}
