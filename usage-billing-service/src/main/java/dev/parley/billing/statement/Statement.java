package dev.parley.billing.statement;

import dev.parley.model.id.PersonId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What was booked on a person in a period. Its sums are those of its lines.
///
/// @param lines
///            the sessions in the order of their first booking, each with its entries in theirs
public record Statement(PersonId person, YearMonth period, String plan, long allowanceSeconds, List<Line> lines) {
    public Statement {
        lines = List.copyOf(lines);
    }

    public long seconds() {
        return sum(Line::seconds);
    }

    public long billedMinutes() {
        return sum(Line::billedMinutes);
    }

    public long unbilledSeconds() {
        return sum(Line::unbilledSeconds);
    }

    private long sum(ToLongFunction<Line> figure) {
        return lines.stream().mapToLong(figure).sum();
    }

    /// One entry of the ledger.
    ///
    /// @param kind
    ///            of the session; null while no event has told it, as are its vendor and its start
    /// @param entry
    ///            `settlement` or `correction`
    /// @param eventId
    ///            of the event that it was booked because of; null in entries that are older than that column
    /// @param deliveries
    ///            the webhook deliveries behind that event
    public record Line(String sessionId, @Nullable String kind, @Nullable String vendor, @Nullable Instant startedAt,
            String entry, long seconds, long billedMinutes, long unbilledSeconds, String clock, Instant bookedAt,
            @Nullable String eventId, List<String> deliveries) {
        public Line {
            deliveries = List.copyOf(deliveries);
        }
    }
}
