package dev.parley.billing.subscription.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param since
///            null if the plan was never changed
@JsonNaming(SnakeCaseStrategy.class)
record SubscriptionView(String plan, String planName, List<String> features, @Nullable Instant since) {

    static SubscriptionView of(Subscription subscription) {
        var plan = subscription.plan();
        return new SubscriptionView(plan.code(), plan.name(), plan.features(), subscription.since().orElse(null));
    }
}
