package dev.parley.service.acting;

import dev.parley.model.id.PersonId;

/// On whose behalf a transaction runs.
public sealed interface Actor {

    /// As Postgres is told.
    String role();

    /// As Postgres is told; empty for whoever is none.
    String person();

    /// A person, who sees and changes their own rows and nobody else's.
    record Person(PersonId id) implements Actor {
        @Override
        public String role() {
            return "user";
        }

        @Override
        public String person() {
            return id.value();
        }
    }

    /// A product's backend, an administrator or Parley's own background work: sees every row.
    record Service() implements Actor {
        @Override
        public String role() {
            return "service";
        }

        @Override
        public String person() {
            return "";
        }
    }
}
