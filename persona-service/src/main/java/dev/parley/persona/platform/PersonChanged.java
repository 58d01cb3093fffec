package dev.parley.persona.platform;

import dev.parley.model.id.PersonId;

/// Something of what a person told us, or of what is remembered of them, has changed and is committed.
public record PersonChanged(PersonId person) {}
