package dev.parley.billing.statement.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.statement.Statement;
import dev.parley.model.id.PersonId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order of the fields is part of the promise that a statement is the same bytes whenever it is asked for.
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({"user_id", "period", "plan", "allowance_seconds", "entries", "seconds", "billed_minutes",
        "unbilled_seconds", "lines"})
record StatementView(PersonId userId, YearMonth period, String plan, long allowanceSeconds, int entries, long seconds,
        long billedMinutes, long unbilledSeconds, List<LineView> lines) {

    static StatementView of(Statement statement) {
        return new StatementView(statement.person(), statement.period(), statement.plan(),
                statement.allowanceSeconds(), statement.lines().size(), statement.seconds(),
                statement.billedMinutes(), statement.unbilledSeconds(),
                statement.lines().stream().map(LineView::of).toList());
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonPropertyOrder({"session_id", "kind", "vendor", "started_at", "entry", "seconds", "billed_minutes",
            "unbilled_seconds", "clock", "booked_at", "event_id", "deliveries"})
    record LineView(String sessionId, @Nullable String kind, @Nullable String vendor, @Nullable Instant startedAt,
            String entry, long seconds, long billedMinutes, long unbilledSeconds, String clock, Instant bookedAt,
            @Nullable String eventId, List<String> deliveries) {

        static LineView of(Statement.Line line) {
            return new LineView(line.sessionId(), line.kind(), line.vendor(), line.startedAt(), line.entry(),
                    line.seconds(), line.billedMinutes(), line.unbilledSeconds(), line.clock(), line.bookedAt(),
                    line.eventId(), line.deliveries());
        }
    }
}
