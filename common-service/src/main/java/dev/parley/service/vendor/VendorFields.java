package dev.parley.service.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what vendors write as they please: names in either spelling, times as text or as a count since 1970, numbers
/// as text, enums by name or by number.
public final class VendorFields {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}(\\.\\d{1,9})?");
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])([A-Z])");
    /// What lies outside is a counter or a mistake, and a database could not keep all of it.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    /// A time of our age has 10 digits in seconds, 13 in milliseconds, 16 in microseconds, 19 in nanoseconds.
    private static final double SECONDS_BELOW = 1e11;
    private static final double MILLIS_BELOW = 1e14;
    private static final double MICROS_BELOW = 1e17;

    private VendorFields() {}

    /// @param name
    ///            in camelCase; snake_case is found as well. Missing where neither is there, or only a null.
    public static JsonNode field(JsonNode object, String name) {
        var value = object.path(name);
        if (isThere(value)) {
            return value;
        }
        var snake = object.path(CAPITAL.matcher(name).replaceAll("_$1").toLowerCase(Locale.ROOT));
        return isThere(snake) ? snake : MissingNode.getInstance();
    }

    /// Null where there is no text, or an empty one. A number is a text, too.
    public static @Nullable String text(JsonNode object, String name) {
        var value = field(object, name);
        var text = value.isTextual() || value.isNumber() ? value.asText() : "";
        return text.isEmpty() ? null : text;
    }

    public static String text(JsonNode object, String name, String otherwise) {
        var text = text(object, name);
        return text == null ? otherwise : text;
    }

    /// Null where there is no finite number.
    public static @Nullable Double number(JsonNode object, String name) {
        var value = field(object, name);
        var number = value.isTextual() && NUMBER.matcher(value.asText()).matches()
                ? Double.parseDouble(value.asText())
                : value.isNumber() ? value.asDouble() : Double.NaN;
        return Double.isFinite(number) ? Double.valueOf(number) : null;
    }

    /// @param names
    ///            of the values, in the order of their numbers
    /// @return what is neither a name nor one of their numbers as it stands; null where nothing stands
    public static @Nullable String name(JsonNode object, String field, List<String> names) {
        var number = number(object, field);
        return number != null && number >= 0 && number < names.size()
                ? names.get(number.intValue())
                : text(object, field);
    }

    /// ISO 8601, with or without a zone, or a count of seconds, milliseconds, microseconds or nanoseconds since 1970.
    ///
    /// @param otherwise
    ///            for a time that is not said, or not in a way that can be right
    public static Instant instant(JsonNode value, Instant otherwise) {
        var instant = instant(value);
        return instant == null ? otherwise : instant;
    }

    /// Null for a time that is not said, or not in a way that can be right.
    public static @Nullable Instant instant(JsonNode value) {
        if (value.isNumber()) {
            return plausible(sinceEpoch(value.asDouble()));
        }
        var text = value.asText("").strip();
        if (text.isEmpty()) {
            return null;
        }
        return NUMBER.matcher(text).matches() ? plausible(sinceEpoch(Double.parseDouble(text))) : iso(text);
    }

    private static boolean isThere(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static Instant sinceEpoch(double count) {
        if (count < SECONDS_BELOW) {
            return Instant.ofEpochMilli(Math.round(count * 1000));
        }
        if (count < MILLIS_BELOW) {
            return Instant.ofEpochMilli(Math.round(count));
        }
        return Instant.ofEpochMilli(Math.round(count < MICROS_BELOW ? count / 1e3 : count / 1e6));
    }

    private static @Nullable Instant iso(String text) {
        try {
            return plausible(Instant.parse(text));
        } catch (DateTimeException _) {
            return isoWithoutZone(text);
        }
    }

    private static @Nullable Instant isoWithoutZone(String text) {
        try {
            return plausible(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Instant plausible(Instant instant) {
        return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
    }
}
