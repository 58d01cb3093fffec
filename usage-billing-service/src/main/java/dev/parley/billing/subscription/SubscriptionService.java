package dev.parley.billing.subscription;

import dev.parley.billing.plan.PlanNotFound;
import dev.parley.billing.plan.PlanService;
import dev.parley.billing.subscription.Timeline.Change;
import dev.parley.model.id.PersonId;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.outbox.Outbox;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Who is on which plan.
@ApplicationScoped
public class SubscriptionService {
    private final SpellRepository spells;
    private final PlanService plans;
    private final Outbox outbox;
    private final SubscriptionConfig config;
    private final Clock clock;

    SubscriptionService(SpellRepository spells, PlanService plans, Outbox outbox, SubscriptionConfig config,
            Clock clock) {
        this.spells = spells;
        this.plans = plans;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /// Nobody is without a plan: whoever has chosen none is on the free one.
    @WithTransaction
    public Uni<Subscription> of(PersonId person) {
        return spells.latest(person)
                .map(latest -> Timeline.of(person, now(), latest))
                .chain(this::described);
    }

    /// The plan that the person is on already, with nothing else to come, changes nothing. The clock is looked at when
    /// nobody else can change the person's plan, or the plan's terms, any more.
    @WithTransaction
    public Uni<Subscription> change(PersonId person, String plan, When when) {
        return spells.serialise(person)
                .chain(() -> plans.hold(plan))
                .chain(() -> spells.lockLatest(person))
                .map(latest -> Timeline.of(person, now(), latest).change(plan, when))
                .call(this::carryOut)
                .chain(change -> described(change.after()))
                .onFailure(PlanNotFound.class).transform(_ -> noSuchPlan());
    }

    /// What is left after it is the free plan.
    @WithTransaction
    public Uni<Subscription> cancel(PersonId person, When when) {
        return change(person, PlanService.FREE, when);
    }

    @WithTransaction
    public Uni<Page<Spell>> history(PersonId person, PageRequest page) {
        return spells.page(person, page).map(found -> Page.of(page, found, Spell::position));
    }

    /// Tells of changes whose time has come, and answers whether there may be more.
    @WithTransaction
    public Uni<Boolean> tellDue() {
        return spells.tell(now(), config.toldAtOnce())
                .call(changes -> outbox.append(changes))
                .map(changes -> changes.size() == config.toldAtOnce());
    }

    private Uni<Void> carryOut(Change change) {
        return switch (change) {
            case Change.None _ -> Uni.createFrom().voidItem();
            case Change.Stay stay -> spells.removeNext(stay.after().person(), stay.after().at())
                    .chain(() -> retakeTerms(stay.after(), stay.from()));
            case Change.Begin begin -> plans.inForce(begin.plan(), begin.from())
                    .chain(() -> spells.removeNext(begin.after().person(), begin.after().at()))
                    .chain(() -> spells.add(begin.after().person(), begin.plan(), begin.from()))
                    .chain(() -> retakeTerms(begin.after(), begin.from()))
                    .chain(() -> tell(begin.after()));
        };
    }

    private Uni<Void> retakeTerms(Timeline timeline, Instant changedAt) {
        return spells.retakeTerms(timeline.person(), changedAt, timeline.at());
    }

    /// An earlier change that is due and was not told yet is told before this one.
    private Uni<Void> tell(Timeline timeline) {
        return spells.tell(timeline.person(), timeline.at()).chain(changes -> outbox.append(changes));
    }

    private Uni<Subscription> described(Timeline timeline) {
        return plans.inForce(timeline.plan(), timeline.termsFrom())
                .map(offer -> new Subscription(offer.plan(), offer.terms().terms(), timeline.current(),
                        timeline.next()));
    }

    /// The moment is as fine as Postgres keeps it, so that every answer and the event tell the same.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// A caller names a plan in one place only, the field `plan`.
    private static RequestNotValid noSuchPlan() {
        return new RequestNotValid(List.of(new FieldError("/plan", "There is no such plan")));
    }
}
