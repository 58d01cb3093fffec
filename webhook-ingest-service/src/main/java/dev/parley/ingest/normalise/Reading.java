package dev.parley.ingest.normalise;

import dev.parley.model.event.ConversationFact.Unrecognised;
import java.util.List;

/// What came of reading a delivery.
sealed interface Reading {

    /// @param facts
    ///            one at least
    record Understood(List<Fact> facts) implements Reading {
        public Understood {
            facts = List.copyOf(facts);
        }

        boolean isUnrecognised() {
            return facts.stream().anyMatch(fact -> fact.fact() instanceof Unrecognised);
        }
    }

    /// @param reason
    ///            for operators; nothing of the payload is in it
    record Unreadable(String reason) implements Reading {}
}
