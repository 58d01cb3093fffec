package dev.parley.billing.subscription.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.subscription.Spell;
import dev.parley.billing.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param since
///            null if the plan was never changed
/// @param allowanceSeconds
///            what the plan gives in a whole month
/// @param next
///            the change that is to come; null if there is none
@JsonNaming(SnakeCaseStrategy.class)
record SubscriptionView(String plan, String planName, List<String> features, @Nullable Instant since,
        long allowanceSeconds, int sessionsMax, @Nullable Next next) {

    static SubscriptionView of(Subscription subscription) {
        var plan = subscription.plan();
        var terms = subscription.terms();
        return new SubscriptionView(plan.code(), plan.name(), terms.features(), subscription.since().orElse(null),
                terms.allowanceSeconds(), terms.sessionsMax(), subscription.next().map(Next::of).orElse(null));
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Next(String plan, Instant startsAt) {

        static Next of(Spell spell) {
            return new Next(spell.plan(), spell.startsAt());
        }
    }
}
