package dev.parley.service.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// A place in an ordered list: what the list is ordered by, and the id that decides between equals. Callers pass it
/// back as they got it and need not know what it says.
///
/// @param order
///            the item's value in the order, as text
public record Cursor(String order, String id) {
    private static final char SEPARATOR = '\n';
    /// What Postgres can compare with.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public Cursor(Instant order, String id) {
        this(order.toString(), id);
    }

    /// Where the list is ordered by time.
    public Instant instant() {
        try {
            var instant = Instant.parse(order);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new CursorNotValid();
            }
            return instant;
        } catch (DateTimeException _) {
            throw new CursorNotValid();
        }
    }

    /// Where the list is ordered by a number.
    public int number() {
        try {
            return Integer.parseInt(order);
        } catch (NumberFormatException _) {
            throw new CursorNotValid();
        }
    }

    /// Where ids are UUIDs.
    public UUID uuid() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw new CursorNotValid();
        }
    }

    String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + SEPARATOR + order).getBytes(UTF_8));
    }

    static Cursor decode(String encoded) {
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(encoded), UTF_8);
            var end = decoded.indexOf(SEPARATOR);
            if (end < 1 || decoded.indexOf('\0') >= 0) {
                throw new CursorNotValid();
            }
            return new Cursor(decoded.substring(end + 1), decoded.substring(0, end));
        } catch (IllegalArgumentException _) {
            throw new CursorNotValid();
        }
    }
}
