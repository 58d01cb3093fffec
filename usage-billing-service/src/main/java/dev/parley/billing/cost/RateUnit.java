package dev.parley.billing.cost;

import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a vendor counts.
public enum RateUnit {
    /// Of conversation.
    MINUTE,
    /// A fixed price for each session, however long it lasts.
    SESSION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RateUnit of(String code) {
        return Arrays.stream(values())
                .filter(unit -> unit.code().equals(code))
                .findAny()
                .orElseThrow(() -> new RequestNotValid(
                        List.of(new FieldError("/unit", "must be minute or session"))));
    }
}
