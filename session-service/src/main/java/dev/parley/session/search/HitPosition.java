package dev.parley.session.search;

import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.CursorNotValid;
import java.time.Instant;

/// Where a hit stands in the order: newest session first, and within one from the beginning.
record HitPosition(Instant requestedAt, String session, int turn) {
    private static final char SEPARATOR = '/';

    static HitPosition of(Cursor cursor) {
        var end = cursor.id().indexOf(SEPARATOR);
        try {
            return new HitPosition(cursor.instant(), cursor.id().substring(end + 1),
                    Integer.parseInt(cursor.id().substring(0, Math.max(0, end))));
        } catch (NumberFormatException _) {
            throw new CursorNotValid();
        }
    }

    Cursor cursor() {
        return new Cursor(requestedAt, turn + String.valueOf(SEPARATOR) + session);
    }
}
