package dev.parley.billing.subscription.api;

import dev.parley.test.Database;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The allowance of a period, worked out a second time from what is stored of a person's plans.
final class ProRated {
    private static final Map<String, Long> ALLOWANCES = Map.of("free", 1500L, "reflect_plus", 6000L,
            "resolve_together", 30_000L);

    private ProRated() {}

    /// As rows of the table read.
    static List<String> periods(String person) {
        var changes = Database.query("""
                SELECT to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || plan
                FROM billing.subscription WHERE person_id = ? ORDER BY starts_at""", person).stream()
                .map(row -> new Change(Instant.parse(row.split(" ")[0]), row.split(" ")[1]))
                .toList();
        return Database.query("SELECT period FROM billing.usage_period WHERE person_id = ? ORDER BY period", person)
                .stream()
                .map(first -> first + " " + seconds(YearMonth.from(LocalDate.parse(first)), changes))
                .toList();
    }

    /// @param changes
    ///            in their order
    static long seconds(YearMonth period, List<Change> changes) {
        var begin = startOf(period);
        var end = startOf(period.plusMonths(1));
        var plans = new ArrayList<Change>();
        plans.add(new Change(begin, planAt(begin, changes)));
        changes.stream().filter(change -> change.at.isAfter(begin) && change.at.isBefore(end)).forEach(plans::add);
        plans.add(new Change(end, "free"));
        var shares = BigInteger.ZERO;
        for (int i = 0; i + 1 < plans.size(); i++) {
            var micros = ChronoUnit.MICROS.between(plans.get(i).at, plans.get(i + 1).at);
            shares = shares.add(BigInteger.valueOf(ALLOWANCES.get(plans.get(i).plan))
                    .multiply(BigInteger.valueOf(micros)));
        }
        return shares.divide(BigInteger.valueOf(ChronoUnit.MICROS.between(begin, end))).longValueExact();
    }

    private static String planAt(Instant moment, List<Change> changes) {
        return changes.stream().filter(change -> !change.at.isAfter(moment)).map(Change::plan)
                .reduce("free", (_, later) -> later);
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    record Change(Instant at, String plan) {}
}
