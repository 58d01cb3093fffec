package dev.parley.billing.cost.api;

import dev.parley.billing.cost.MarginBy;
import dev.parley.billing.cost.MarginRow;
import dev.parley.billing.csv.Csv;
import dev.parley.billing.money.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A margin report as a table, amounts in minor units. What is not known is an empty field.
final class MarginCsv {

    private MarginCsv() {}

    static String of(MarginBy by, List<MarginRow> rows) {
        return Csv.of(List.of(by.code(), "currency", "sessions", "seconds", "sessions_without_cost", "cost_minor",
                "revenue_minor", "margin_minor"), rows.stream().map(MarginCsv::fields));
    }

    private static List<String> fields(MarginRow row) {
        return List.of(row.key(), Objects.requireNonNullElse(row.currency(), ""), Long.toString(row.sessions()),
                Long.toString(row.seconds()), Long.toString(row.sessionsWithoutCost()), minor(row.cost()),
                minor(row.revenue()), minor(row.margin().orElse(null)));
    }

    private static String minor(@Nullable Money amount) {
        return amount == null ? "" : Long.toString(amount.minor());
    }
}
