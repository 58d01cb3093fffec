package dev.parley.billing.cost;

import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the rows of a margin report are about.
public enum MarginBy {
    SESSION("s.session_id"), //
    PERSON("s.person_id"), //
    PERSONA("coalesce(m.persona_id, '')"), //
    VENDOR("coalesce(m.vendor, '')"),
    /// On which the session started, or the first of the month if it started in the month before.
    DAY("""
            CASE WHEN m.started_at IS NULL THEN ''
                 ELSE to_char(greatest(m.started_at, period_start(?1)) AT TIME ZONE 'UTC', 'YYYY-MM-DD') END""");

    private final String key;

    MarginBy(String key) {
        this.key = key;
    }

    /// As SQL; empty where it is not known.
    String key() {
        return key;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MarginBy of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(by -> by.code().equals(code))
                .findAny()
                .orElseThrow(() -> new RequestNotValid(
                        List.of(new FieldError("/by", "must be session, person, persona, vendor or day"))));
    }
}
