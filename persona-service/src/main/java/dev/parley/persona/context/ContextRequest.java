package dev.parley.persona.context;

import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who is to talk to whom, and what for.
///
/// @param participants
///            names of those who take part
/// @param prompt
///            what the person wants to talk about
public record ContextRequest(PersonId person, Chosen chosen, SessionKind kind, Optional<UUID> dream,
        List<String> participants, Optional<String> prompt) {

    /// Whom the person talks to.
    public sealed interface Chosen {

        /// @param version
        ///            the one that a session has pinned; the current one without it
        record OfPersona(PersonaId id, Optional<Integer> version) implements Chosen {}

        record OfInterpreter(String id) implements Chosen {}
    }

    @Override
    public String toString() {
        return "ContextRequest[person=" + person + ", chosen=" + chosen + ", kind=" + kind + "]";
    }
}
