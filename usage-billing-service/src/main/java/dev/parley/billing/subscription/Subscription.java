package dev.parley.billing.subscription;

import dev.parley.billing.plan.Plan;
import dev.parley.billing.plan.Terms;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The plan that a person is on, under the terms that count for them.
public record Subscription(Plan plan, Terms terms, @Nullable Spell current, @Nullable Spell following) {

    /// Empty if the plan was never changed.
    public Optional<Instant> since() {
        return Optional.ofNullable(current).map(Spell::startsAt);
    }

    /// The change that is to come.
    public Optional<Spell> next() {
        return Optional.ofNullable(following);
    }
}
