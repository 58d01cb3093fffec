package dev.parley.billing.subscription;

import dev.parley.billing.usage.UsageService;
import dev.parley.model.id.PersonId;
import dev.parley.service.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/// Who is on which plan.
@ApplicationScoped
public class SubscriptionService {
    private final SubscriptionRepository subscriptions;
    private final PlanRepository plans;
    private final UsageService usage;
    private final Outbox outbox;
    private final Clock clock;

    SubscriptionService(SubscriptionRepository subscriptions, PlanRepository plans, UsageService usage, Outbox outbox,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.usage = usage;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Nobody is without a plan: whoever has chosen none is on the free one.
    @WithTransaction
    public Uni<Subscription> of(PersonId person) {
        return subscriptions.findById(person.value())
                .onItem().ifNull().switchTo(() -> plans.free().map(free -> Subscription.unchanged(person, free)));
    }

    /// The plan that the person is on already changes nothing.
    @WithTransaction
    public Uni<Subscription> change(PersonId person, String plan) {
        return plans.required(plan)
                .call(() -> subscriptions.serialise(person))
                .chain(to -> change(person, to));
    }

    private Uni<Subscription> change(PersonId person, Plan to) {
        return of(person)
                .call(subscription -> subscription.isOn(to)
                        ? Uni.createFrom().voidItem()
                        : change(subscription, to));
    }

    /// The moment is as fine as Postgres keeps it, so that every answer and the event tell the same.
    private Uni<Void> change(Subscription subscription, Plan to) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var changed = subscription.change(to, now);
        return subscriptions.persist(subscription)
                .chain(() -> usage.allow(changed.person(), UsageService.periodOf(now), to.allowanceSeconds()))
                .chain(() -> outbox.append(changed));
    }
}
