package dev.parley.voice.conversation.api;

import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.util.List;
import java.util.UUID;

/// Ids as callers write them.
final class Ids {

    private Ids() {}

    /// Says which field is none, where reading JSON would only say that something is wrong.
    static UUID uuid(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new RequestNotValid(List.of(new FieldError("/" + field, "is no UUID")));
        }
    }
}
