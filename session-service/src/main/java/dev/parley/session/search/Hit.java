package dev.parley.session.search;

import dev.parley.model.id.SessionId;
import dev.parley.service.paging.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A turn that holds what was looked for.
public record Hit(SessionId session, Instant requestedAt, int position, String role, @Nullable Double offsetSeconds,
        Excerpt excerpt) {

    static Hit of(Row row) {
        return new Hit(new SessionId(row.getString("session_id")), row.getOffsetDateTime("requested_at").toInstant(),
                row.getInteger("position"), row.getString("role"), row.getDouble("offset_seconds"),
                Excerpt.of(row.getString("excerpt")));
    }

    Cursor cursor() {
        return new HitPosition(requestedAt, session.value(), position).cursor();
    }
}
