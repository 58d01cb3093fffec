package dev.parley.persona.authoring;

import dev.parley.model.id.PersonId;
import org.jspecify.annotations.Nullable;

/// What is about to become a version.
///
/// @param owner
///            whose plan must include it; null for a persona of everybody's, which needs none
record Draft(@Nullable PersonId owner, PersonaContent content) {}
