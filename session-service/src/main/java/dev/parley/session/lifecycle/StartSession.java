package dev.parley.session.lifecycle;

import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import org.jspecify.annotations.Nullable;

/// What a caller wants: this person to talk to this persona.
public record StartSession(PersonId person, PersonaId persona, SessionKind kind, @Nullable String idempotencyKey) {}
