package dev.parley.billing.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plan gives in a calendar month, and what it costs.
///
/// @param overageMinuteMinor
///            what a minute beyond the allowance costs, in the currency of the price; null where nobody gets beyond it
public record Terms(long allowanceSeconds, List<String> features, int sessionsMax, Price price,
        @Nullable Long overageMinuteMinor) {

    public Terms {
        features = List.copyOf(features);
    }
}
