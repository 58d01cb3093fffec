package dev.parley.session.lifecycle.api;

import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.session.lifecycle.SessionFilter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The filters of a list, as a `@BeanParam`. A misspelt one is refused: passed over, it would show too much.
///
/// @param from
///            a moment such as `2026-03-01T12:00:00Z`, or a day, which begins in UTC
record SessionQuery(@RestQuery("user_id") @Nullable String userId,
        @RestQuery @Nullable String kind,
        @RestQuery @Nullable String vendor,
        @RestQuery @Nullable @Pattern(regexp = "requested|active|ending|ended|failed", message = "must be requested, active, ending, ended or failed") String state,
        @RestQuery("persona_id") @Nullable @Size(max = SessionQuery.ID_MAX) String persona,
        @RestQuery @Nullable String from,
        @RestQuery @Nullable String to,
        @RestQuery("vendor_conversation_id") @Nullable @Size(max = SessionQuery.ID_MAX) String conversation) {
    static final int ID_MAX = 200;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /// @param whose
    ///            null for everybody's
    SessionFilter of(@Nullable PersonId whose) {
        return new SessionFilter(whose, oneOf(SessionKind.class, "/kind", kind),
                oneOf(Vendor.class, "/vendor", vendor), state, wantedPersona(), moment("/from", from),
                moment("/to", to),
                storable("/vendor_conversation_id", conversation));
    }

    private @Nullable PersonaId wantedPersona() {
        if (persona == null) {
            return null;
        }
        try {
            return new PersonaId(persona);
        } catch (IllegalArgumentException e) {
            throw refused("/persona_id", String.valueOf(e.getMessage()));
        }
    }

    /// Postgres cannot even compare with it.
    private static @Nullable String storable(String pointer, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw refused(pointer, "holds a character that is no text");
        }
        return text;
    }

    private static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String pointer, @Nullable String code) {
        if (code == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants()).filter(value -> code(value).equals(code)).findFirst()
                .orElseThrow(() -> refused(pointer, "must be one of " + Arrays.stream(type.getEnumConstants())
                        .map(SessionQuery::code).collect(Collectors.joining(", "))));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant moment(String pointer, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var moment = text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
                return moment;
            }
        } catch (DateTimeException _) {
            // Told below, as what is out of range is.
        }
        throw refused(pointer, "must be a moment such as 2026-03-01T12:00:00Z, or a day such as 2026-03-01");
    }

    private static RequestNotValid refused(String pointer, String rule) {
        return new RequestNotValid(List.of(new FieldError(pointer, rule)));
    }
}
