package dev.parley.billing.cost.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.cost.MarginRow;
import dev.parley.billing.money.Money;
import org.jspecify.annotations.Nullable;

/// @param key
///            null for the sessions of which it is not known
@JsonNaming(SnakeCaseStrategy.class)
record MarginRowView(@Nullable String key, @Nullable String currency, long sessions, long seconds,
        long sessionsWithoutCost, @Nullable Money cost, @Nullable Money revenue, @Nullable Money margin) {

    static MarginRowView of(MarginRow row) {
        return new MarginRowView(row.key().isEmpty() ? null : row.key(), row.currency(), row.sessions(),
                row.seconds(), row.sessionsWithoutCost(), row.cost(), row.revenue(), row.margin().orElse(null));
    }
}
