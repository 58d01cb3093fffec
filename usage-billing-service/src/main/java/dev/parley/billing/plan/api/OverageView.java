package dev.parley.billing.plan.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/// @param policy
///            `allow` or `block`
/// @param minuteMinor
///            what a minute beyond the allowance costs; null where nobody gets beyond it
@JsonNaming(SnakeCaseStrategy.class)
record OverageView(String policy, @Nullable Long minuteMinor) {

    static OverageView of(@Nullable Long minuteMinor) {
        return new OverageView(minuteMinor == null ? "block" : "allow", minuteMinor);
    }
}
