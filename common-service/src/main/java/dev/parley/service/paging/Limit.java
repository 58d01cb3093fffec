package dev.parley.service.paging;

import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.util.List;

/// How many items a page may have.
public record Limit(int items) {
    private static final int ITEMS_MAX = 200;

    public Limit {
        if (items < 1 || items > ITEMS_MAX) {
            throw refused();
        }
    }

    /// As JAX-RS reads a parameter.
    public static Limit valueOf(String text) {
        try {
            return new Limit(Integer.parseInt(text));
        } catch (NumberFormatException _) {
            throw refused();
        }
    }

    private static RequestNotValid refused() {
        return new RequestNotValid(
                List.of(new FieldError("/limit", "must be a whole number from 1 to " + ITEMS_MAX)));
    }
}
