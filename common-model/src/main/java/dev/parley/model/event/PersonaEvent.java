package dev.parley.model.event;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to personas and the people behind them. Topic `parley.personas`.
public sealed interface PersonaEvent extends DomainEvent {

    record PersonaPublished(PersonaId persona, int version, String digest, Instant publishedAt)
            implements
                PersonaEvent {
        @Override
        public String key() {
            return persona.value();
        }

        @Override
        public Instant occurredAt() {
            return publishedAt;
        }
    }

    /// Only the digest travels: what the AI was told about a person is that person's.
    record ContextCompiled(PersonId person, @Nullable PersonaId persona, SessionKind kind, String digest,
            Instant compiledAt) implements PersonaEvent {
        @Override
        public String key() {
            return person.value();
        }

        @Override
        public Instant occurredAt() {
            return compiledAt;
        }
    }

    record PersonErased(PersonId person, Instant erasedAt) implements PersonaEvent {
        @Override
        public String key() {
            return person.value();
        }

        @Override
        public Instant occurredAt() {
            return erasedAt;
        }
    }
}
