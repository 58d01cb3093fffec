package dev.parley.billing.plan;

import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What can be bought. Who changes a plan's terms and who changes to that plan wait for each other, and look at the
/// clock after that, so that everybody's terms follow from the moments that are stored.
@ApplicationScoped
public class PlanService {
    /// Everybody's who has chosen no other. It is there from the first migration on, and nothing removes a plan whose
    /// terms took effect.
    public static final String FREE = "free";

    private final PlanRepository plans;
    private final PlanTermsRepository terms;
    private final Clock clock;

    PlanService(PlanRepository plans, PlanTermsRepository terms, Clock clock) {
        this.plans = plans;
        this.terms = terms;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Page<Offer>> inForce(PageRequest page) {
        return plans.inForce(now(), page)
                .map(found -> Page.of(page, found, it -> new Cursor(it.plan().code(), it.plan().code())));
    }

    /// Fails with [PlanNotFound] if the plan has no terms at the moment.
    @WithTransaction
    public Uni<Offer> inForce(String code, Instant moment) {
        return plans.inForce(code, moment);
    }

    @WithTransaction
    public Uni<PlanHistory> current(String code) {
        return plans.inForce(code, now()).map(PlanHistory::of);
    }

    @WithTransaction
    public Uni<PlanHistory> history(String code) {
        return plans.required(code)
                .chain(plan -> terms.all(code).map(all -> new PlanHistory(plan, all)));
    }

    /// For the transaction of somebody's change to the plan.
    @WithTransaction
    public Uni<Plan> hold(String code) {
        return plans.hold(code);
    }

    /// Terms that are to take effect at once and are in force already are no new ones.
    @WithTransaction
    public Uni<Put> put(String code, PlanDraft draft) {
        draft.check();
        return plans.write(code, draft.name())
                .call(() -> write(code, draft, now()))
                .chain(isNew -> history(code).map(plan -> new Put(plan, isNew)));
    }

    /// Only terms that are still to come. A plan whose last terms these are was never to be had, and goes with them.
    @WithTransaction
    public Uni<Void> withdraw(String code, Instant effectiveFrom) {
        return plans.lock(code)
                .chain(() -> terms.required(code, effectiveFrom))
                .chain(_ -> withdraw(code, effectiveFrom, now()));
    }

    private Uni<Void> write(String code, PlanDraft draft, Instant now) {
        var begin = draft.begin(now);
        return terms.latest(code, begin)
                .chain(before -> write(code, draft, begin, before))
                .chain(() -> terms.retake(code, now));
    }

    private Uni<Void> write(String code, PlanDraft draft, Instant begin, @Nullable PlanTerms before) {
        if (before != null && draft.isAtOnce() && before.terms().equals(draft.terms())) {
            return Uni.createFrom().voidItem();
        }
        if (before != null && before.effectiveFrom().equals(begin)) {
            before.rewrite(draft.terms());
            return terms.flush();
        }
        return terms.persistAndFlush(new PlanTerms(code, begin, draft.terms())).replaceWithVoid();
    }

    private Uni<Void> withdraw(String code, Instant effectiveFrom, Instant now) {
        if (!effectiveFrom.isAfter(now)) {
            throw new TermsTookEffect(code);
        }
        return terms.remove(code, effectiveFrom)
                .chain(() -> plans.isPromised(code, now))
                .invoke(isPromised -> {
                    if (isPromised) {
                        throw new PlanIsPromised(code);
                    }
                })
                .chain(() -> terms.retake(code, now))
                .chain(() -> plans.removeIfWithoutTerms(code));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// What a PUT came to.
    public record Put(PlanHistory plan, boolean isNew) {}
}
