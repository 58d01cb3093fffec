package dev.parley.billing.cost;

import dev.parley.billing.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a session has to do with a month. One that goes on after midnight of the month's end has to do with two.
///
/// @param key
///            of the row that it counts for; empty if that is not known
/// @param vendor
///            its code
/// @param clockSeconds
///            by the best clock for the vendor's invoice
/// @param billedSeconds
///            in this month
/// @param isFirst
///            whether this is the first month that the session is booked in, where all that it cost counts
/// @param revenue
///            its share of the price of the person's plan
record SessionShare(String key, @Nullable String vendor, @Nullable Instant startedAt, @Nullable Long clockSeconds,
        long billedSeconds, boolean isFirst, @Nullable Money revenue) {}
