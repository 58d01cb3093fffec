package dev.parley.session.timeline;

import dev.parley.service.paging.Cursor;
import dev.parley.session.timeline.Timeline.Entry;
import io.vertx.mutiny.sqlclient.Row;

/// An entry as it is stored.
///
/// @param id
///            rises in the order in which a session's entries were committed
public record NotedEntry(long id, Entry entry) {

    static NotedEntry of(Row row) {
        return new NotedEntry(row.getLong("id"), new Entry(row.getOffsetDateTime("happened_at").toInstant(),
                row.getOffsetDateTime("learned_at").toInstant(), row.getString("what"), row.getString("how"),
                row.getLong("took_millis"), row.getString("vendor"), row.getString("delivery"),
                row.getBoolean("is_late"),
                row.getBoolean("is_duplicate"), null));
    }

    Cursor position() {
        return new Cursor(entry.happenedAt(), String.valueOf(id));
    }
}
