package dev.parley.sandbox.tavus.personas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.tavus.settings.Spelling;
import java.time.Instant;

/// A persona at one moment.
///
/// @param asked
///            what it was asked to be, under the older names
public record Persona(String id, Spelling spelling, ObjectNode asked, Instant createdAt, Instant updatedAt) {

    public String name() {
        return asked.path("persona_name").asText();
    }

    /// Empty if it has none.
    public String defaultReplica() {
        return asked.path("default_replica_id").asText();
    }

    public String systemPrompt() {
        return asked.path("system_prompt").asText();
    }

    /// Whether it sees: the raven models do.
    public boolean perceives() {
        return asked.at("/layers/perception/perception_model").asText().startsWith("raven");
    }

    Persona with(ObjectNode changed, Instant now) {
        return new Persona(id, spelling, changed, createdAt, now);
    }
}
