package dev.parley.billing.statement;

import dev.parley.billing.statement.Statement.Line;
import dev.parley.model.id.PersonId;
import dev.parley.service.acting.ActingFunctions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a statement in one round trip, however long it is.
@ApplicationScoped
public class StatementReader {
    private final ActingFunctions functions;

    StatementReader(ActingFunctions functions) {
        this.functions = functions;
    }

    public Uni<Statement> read(PersonId person, YearMonth period) {
        return functions.read(Entry::of, "statement_of", person.value(), period.atDay(1))
                .map(entries -> statement(person, period, entries));
    }

    private static Statement statement(PersonId person, YearMonth period, List<Entry> entries) {
        var first = entries.getFirst();
        return new Statement(person, period, first.plan(), first.allowanceSeconds(),
                entries.stream().map(Entry::line).flatMap(Stream::ofNullable).toList());
    }

    /// There is always a first one; it has no line where the statement has none.
    private record Entry(String plan, long allowanceSeconds, @Nullable Line line) {

        static Entry of(Row row) {
            return new Entry(row.getString("plan"), row.getLong("allowance_seconds"),
                    row.getString("session_id") == null ? null : StatementReader.line(row));
        }
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
