package dev.parley.billing.plan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class PlanTermsRepository implements PanacheRepositoryBase<PlanTerms, PlanTerms.Key> {
    /// Some people's next period is open already: for a change that is to come, or for a session over its midnight.
    private static final String RETAKE = """
            SELECT count(*)
            FROM (SELECT person_id, period FROM usage_period
                  WHERE plan = ?1 AND period_start(period) > ?2 ORDER BY person_id) AS o
                 CROSS JOIN LATERAL retake_terms(o.person_id, period_start(o.period), ?2)""";

    /// The earliest first.
    Uni<List<PlanTerms>> all(String plan) {
        return list("plan = ?1 order by effectiveFrom", plan);
    }

    /// Those in force at the moment; null if there are none.
    Uni<PlanTerms> latest(String plan, Instant moment) {
        return find("plan = ?1 and effectiveFrom <= ?2 order by effectiveFrom desc", plan, moment).firstResult();
    }

    Uni<PlanTerms> required(String plan, Instant effectiveFrom) {
        return findById(new PlanTerms.Key(plan, effectiveFrom))
                .onItem().ifNull().failWith(() -> new TermsNotFound(plan, effectiveFrom.toString()));
    }

    /// By a statement: deletions of entities on two threads at once are taken for each other, and one never ends.
    Uni<Void> remove(String plan, Instant effectiveFrom) {
        return delete("plan = ?1 and effectiveFrom = ?2", plan, effectiveFrom).replaceWithVoid();
    }

    /// Meters under the plan's terms, as they are now, the periods that are open and have not begun.
    Uni<Void> retake(String plan, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RETAKE, Long.class)
                        .setParameter(1, plan)
                        .setParameter(2, now)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
