package dev.parley.billing.usage;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// A person's minutes. A period comes into being with its first use, or when the plan changes in it.
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
        return usage.open(person, period, clock.instant()).chain(() -> usage.figures(person, period));
    }
}
