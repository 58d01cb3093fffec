package dev.parley.persona.authoring;

import dev.parley.persona.catalogue.Avatar;
import org.jspecify.annotations.Nullable;

/// A persona as it is shown: one of its versions, and the face it wears.
///
/// @param avatar
///            null where the version names none, and where the catalogue has it no more
public record PersonaDetail(Persona persona, PersonaVersion version, @Nullable Avatar avatar) {}
