package dev.parley.billing.report;

import dev.parley.model.id.PersonId;
import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

@ApplicationScoped
public class ReportReader {
    private static final int ROWS_MAX = 100_000;

    private final ActingFunctions functions;

    ReportReader(ActingFunctions functions) {
        this.functions = functions;
    }

    /// In the order of what they are put together by.
    public Uni<List<UsageRow>> usage(ReportRange range, Grouping by) {
        return functions.call("usage_report", range.starts(), range.ends(), by.code())
                .map(rows -> all(rows, ReportReader::used));
    }

    /// Newest first.
    public Uni<Page<Discrepancy>> discrepancies(ReportRange range, PageRequest page) {
        return discrepancies(range, page.after(), page.oneMore())
                .map(found -> Page.of(page, found, Discrepancy::position));
    }

    /// Newest first, in one piece.
    public Uni<List<Discrepancy>> allDiscrepancies(ReportRange range) {
        return discrepancies(range, Optional.empty(), ROWS_MAX + 1).invoke(found -> {
            if (found.size() > ROWS_MAX) {
                throw new ReportTooLong(ROWS_MAX);
            }
        });
    }

    private Uni<List<Discrepancy>> discrepancies(ReportRange range, Optional<Cursor> after, int atMost) {
        return functions.call("discrepancies", range.starts(), range.ends(),
                after.map(last -> last.instant().atOffset(ZoneOffset.UTC)).orElse(null),
                after.map(Cursor::id).orElse(null), atMost)
                .map(rows -> all(rows, ReportReader::discrepancy));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private static UsageRow used(Row row) {
        return new UsageRow(row.getString("key"), row.getLong("sessions"), row.getLong("seconds"),
                row.getLong("billed_minutes"), row.getLong("unbilled_seconds"));
    }

    private static Discrepancy discrepancy(Row row) {
        return new Discrepancy(row.getString("session_id"), new PersonId(row.getString("person_id")),
                row.getString("kind"), row.getString("vendor"), row.getOffsetDateTime("started_at").toInstant(),
                row.getLong("our_seconds"), row.getLong("vendor_seconds"), row.getLong("joined_seconds"),
                row.getLong("difference_seconds"), row.getString("clock"), row.getLong("seconds"),
                row.getLong("billed_minutes"), row.getLong("unbilled_seconds"));
    }
}
