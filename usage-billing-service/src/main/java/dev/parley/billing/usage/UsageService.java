package dev.parley.billing.usage;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/// A person's minutes. A period comes into being with its first use, under the plan of that moment, or when the plan
/// changes in it.
@ApplicationScoped
public class UsageService {
    private final UsageRepository usage;
    private final Clock clock;

    UsageService(UsageRepository usage, Clock clock) {
        this.usage = usage;
        this.clock = clock;
    }

    public static YearMonth periodOf(Instant moment) {
        return YearMonth.from(moment.atZone(ZoneOffset.UTC));
    }

    @WithTransaction
    public Uni<UsageFigures> now(PersonId person) {
        return figures(person, periodOf(clock.instant()));
    }

    @WithTransaction
    public Uni<UsageFigures> figures(PersonId person, YearMonth period) {
        return usage.open(person, period).chain(() -> usage.figures(person, period));
    }

    /// Another plan, another allowance. What is used and reserved stays, even if it is more than that.
    @WithTransaction
    public Uni<Void> allow(PersonId person, YearMonth period, long seconds) {
        return usage.allow(person, period, seconds);
    }

    /// Never more than is left, at any concurrency.
    @WithTransaction
    public Uni<Optional<Long>> reserve(PersonId person, YearMonth period, long askedSeconds, long minimumSeconds) {
        return usage.open(person, period).chain(() -> usage.reserve(person, period, askedSeconds, minimumSeconds));
    }

    /// What was reserved is free again, and what was used is used.
    @WithTransaction
    public Uni<Void> giveBack(PersonId person, YearMonth period, long reservedSeconds, long usedSeconds) {
        return usage.open(person, period).chain(() -> usage.giveBack(person, period, reservedSeconds, usedSeconds));
    }
}
