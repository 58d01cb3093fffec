package dev.parley.billing.statement;

import dev.parley.billing.statement.Statement.Line;
import dev.parley.model.id.PersonId;
import dev.parley.service.acting.ActingFunctions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads a statement in one round trip, however long it is.
@ApplicationScoped
public class StatementReader {
    private final ActingFunctions functions;

    StatementReader(ActingFunctions functions) {
        this.functions = functions;
    }

    public Uni<Statement> read(PersonId person, YearMonth period) {
        return functions.call("statement_of", person.value(), period.atDay(1))
                .map(rows -> statement(person, period, rows));
    }

    /// There is always a first row; without a session it stands for a statement without lines.
    private static Statement statement(PersonId person, YearMonth period, RowSet<Row> rows) {
        var lines = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getString("session_id") != null)
                .map(StatementReader::line)
                .toList();
        var first = rows.iterator().next();
        return new Statement(person, period, first.getString("plan"), first.getLong("allowance_seconds"), lines);
    }

    private static Line line(Row row) {
        return new Line(row.getString("session_id"), row.getString("kind"), row.getString("vendor"),
                instant(row.getOffsetDateTime("started_at")), row.getString("entry"), row.getLong("seconds"),
                row.getLong("billed_minutes"), row.getLong("unbilled_seconds"), row.getString("clock"),
                row.getOffsetDateTime("booked_at").toInstant(), row.getString("event_id"),
                List.of(row.getArrayOfStrings("deliveries")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return Optional.ofNullable(moment).map(OffsetDateTime::toInstant).orElse(null);
    }
}
