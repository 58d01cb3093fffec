package dev.parley.session.lifecycle.api;

import dev.parley.model.id.PersonaId;
import dev.parley.model.id.SessionId;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.session.lifecycle.SessionNotFound;
import java.util.List;

/// Ids as callers write them, who may write anything.
final class Named {

    private Named() {}

    static PersonaId persona(String id) {
        try {
            return new PersonaId(id);
        } catch (IllegalArgumentException e) {
            throw new RequestNotValid(List.of(new FieldError("/persona_id", String.valueOf(e.getMessage()))));
        }
    }

    /// No session has an id that is none.
    static SessionId session(String id) {
        try {
            return new SessionId(id);
        } catch (IllegalArgumentException _) {
            throw new SessionNotFound("of that name");
        }
    }
}
