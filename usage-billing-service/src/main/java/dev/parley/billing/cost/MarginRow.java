package dev.parley.billing.cost;

import dev.parley.billing.money.Money;
import dev.parley.service.paging.Cursor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the sessions of one key cost and brought, in one currency. A key has a row for each currency that it has to do
/// with; how many sessions and seconds it has is the same in all of them.
///
/// @param key
///            such as a person; empty for the sessions of which it is not known
/// @param currency
///            null if no amount is known at all
/// @param seconds
///            billed in the month
/// @param sessionsWithoutCost
///            how many have a cost that is not known
/// @param cost
///            null if it is not known of all sessions
/// @param revenue
///            null if it is not known of all sessions
public record MarginRow(String key, @Nullable String currency, long sessions, long seconds, long sessionsWithoutCost,
        @Nullable Money cost, @Nullable Money revenue) {
    /// Before every currency.
    private static final String NO_CURRENCY = "-";

    /// Empty unless both sides are known.
    public Optional<Money> margin() {
        return cost == null || revenue == null ? Optional.empty() : Optional.of(revenue.minus(cost));
    }

    Cursor position() {
        return new Cursor(key, Objects.requireNonNullElse(currency, NO_CURRENCY));
    }

    /// A key's rows are ordered by currency. Which key comes before another is the database's to say.
    boolean isAtOrBefore(Cursor last) {
        return key.equals(last.order()) && position().id().compareTo(last.id()) <= 0;
    }
}
