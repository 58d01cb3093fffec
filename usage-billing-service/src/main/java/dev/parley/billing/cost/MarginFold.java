package dev.parley.billing.cost;

import dev.parley.billing.money.Money;
import dev.parley.service.paging.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Adds sessions up to rows. They come in the order of their keys, so that only one key is in hand at a time.
final class MarginFold {
    private final RateCards cards;
    private final Optional<Cursor> after;
    private final List<MarginRow> rows = new ArrayList<>();
    private @Nullable Sum sum;

    /// @param after
    ///            a row that is not wanted again, nor are those of its key before it
    MarginFold(RateCards cards, Optional<Cursor> after) {
        this.cards = cards;
        this.after = after;
    }

    void add(List<SessionShare> shares) {
        for (var share : shares) {
            sumOf(share.key()).add(share, share.isFirst() ? cost(share) : Optional.of(List.of()));
        }
    }

    /// How many rows are complete, whatever comes.
    int completeRows() {
        return rows.size();
    }

    /// After the last session.
    List<MarginRow> allRows() {
        finishKey();
        return List.copyOf(rows);
    }

    private Sum sumOf(String key) {
        if (sum != null && sum.key.equals(key)) {
            return sum;
        }
        finishKey();
        var next = new Sum(key);
        sum = next;
        return next;
    }

    private Optional<List<Money>> cost(SessionShare share) {
        return cards.cost(share.vendor(), share.startedAt(), share.clockSeconds());
    }

    private void finishKey() {
        if (sum != null) {
            sum.rows().stream()
                    .filter(row -> after.filter(row::isAtOrBefore).isEmpty())
                    .forEach(rows::add);
        }
        sum = null;
    }

    private static final class Sum {
        private final String key;
        private final Map<String, Money> costs = new TreeMap<>();
        private final Map<String, Money> revenues = new TreeMap<>();
        private long sessions;
        private long seconds;
        private long withoutCost;
        private long withoutRevenue;

        Sum(String key) {
            this.key = key;
        }

        /// @param cost
        ///            in each currency; empty if it is not known
        void add(SessionShare share, Optional<List<Money>> cost) {
            sessions++;
            seconds = Math.addExact(seconds, share.billedSeconds());
            cost.ifPresentOrElse(known -> known.forEach(amount -> add(amount, costs)), () -> withoutCost++);
            if (share.revenue() == null) {
                withoutRevenue++;
            } else {
                add(share.revenue(), revenues);
            }
        }

        /// A sum of which a part is not known is not known. What is in another currency only is nothing in this one.
        List<MarginRow> rows() {
            var currencies = new TreeSet<>(costs.keySet());
            currencies.addAll(revenues.keySet());
            if (currencies.isEmpty()) {
                return List.of(new MarginRow(key, null, sessions, seconds, withoutCost, null, null));
            }
            return currencies.stream().map(this::row).toList();
        }

        private MarginRow row(String currency) {
            var none = Money.zero(currency);
            return new MarginRow(key, currency, sessions, seconds, withoutCost,
                    withoutCost > 0 ? null : costs.getOrDefault(currency, none),
                    withoutRevenue > 0 ? null : revenues.getOrDefault(currency, none));
        }

        private static void add(Money amount, Map<String, Money> sums) {
            sums.merge(amount.currency(), amount, Money::plus);
        }
    }
}
