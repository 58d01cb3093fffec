package dev.parley.session.timeline;

import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.acting.Actor;
import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.CursorNotValid;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Reads timelines in one round trip. A session that whoever acts may not see has none, which is not the same as an
/// empty one.
@ApplicationScoped
public class TimelineReader {
    private final ActingFunctions functions;

    TimelineReader(ActingFunctions functions) {
        this.functions = functions;
    }

    /// In the order in which things happened; empty if there is no such session.
    public Uni<Optional<Page<NotedEntry>>> page(SessionId session, PageRequest page) {
        return functions.call("timeline_page", session.value(), page.after().map(TimelineReader::moment).orElse(null),
                page.after().map(TimelineReader::id).orElse(null), page.oneMore())
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Page.of(page, entries(rows), NotedEntry::position)));
    }

    /// In the order in which they were committed; empty if there is no such session.
    ///
    /// @param last
    ///            the entry that was seen last; 0 before the first
    public Uni<Optional<News>> after(Actor actor, SessionId session, long last, int atMost) {
        return functions.callAs(actor, "timeline_news", session.value(), last, atMost)
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(news(rows)));
    }

    private static News news(RowSet<Row> rows) {
        var silentSince = rows.iterator().next().getOffsetDateTime("silent_since");
        return new News(silentSince == null ? null : silentSince.toInstant(), entries(rows));
    }

    private static List<NotedEntry> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getLong("id") != null)
                .map(NotedEntry::of)
                .toList();
    }

    private static OffsetDateTime moment(Cursor last) {
        return last.instant().atOffset(ZoneOffset.UTC);
    }

    private static long id(Cursor last) {
        try {
            return Long.parseLong(last.id());
        } catch (NumberFormatException _) {
            throw new CursorNotValid();
        }
    }
}
