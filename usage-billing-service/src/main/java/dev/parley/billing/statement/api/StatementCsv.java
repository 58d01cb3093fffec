package dev.parley.billing.statement.api;

import dev.parley.billing.csv.Csv;
import dev.parley.billing.statement.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A statement as a table of its lines. Each says whose and which month it is, so that tables can be put together.
final class StatementCsv {
    private static final List<String> HEADER = List.of("user_id", "period", "session_id", "kind", "vendor",
            "started_at", "entry", "seconds", "billed_minutes", "unbilled_seconds", "clock", "booked_at", "event_id",
            "deliveries");

    private StatementCsv() {}

    static String of(Statement statement) {
        return Csv.of(HEADER, statement.lines().stream().map(line -> row(statement, line)));
    }

    private static List<String> row(Statement statement, Statement.Line line) {
        return List.of(statement.person().value(), statement.period().toString(), line.sessionId(), text(line.kind()),
                text(line.vendor()), text(line.startedAt()), line.entry(), text(line.seconds()),
                text(line.billedMinutes()), text(line.unbilledSeconds()), line.clock(), text(line.bookedAt()),
                text(line.eventId()), String.join(" ", line.deliveries()));
    }

    private static String text(@Nullable Object figure) {
        return Objects.toString(figure, "");
    }
}
