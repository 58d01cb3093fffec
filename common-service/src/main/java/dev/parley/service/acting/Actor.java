package dev.parley.service.acting;

import dev.parley.model.id.PersonId;

/// On whose behalf a transaction runs.
public sealed interface Actor {

    /// A person, who sees and changes their own rows and nobody else's.
    record Person(PersonId id) implements Actor {}

    /// A product's backend, an administrator or Parley's own background work: sees every row.
    record Service() implements Actor {}
}
