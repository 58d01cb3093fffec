package dev.parley.billing.plan;

import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class PlanRepository implements PanacheRepositoryBase<Plan, String> {
    private static final String IN_FORCE = """
            select p, t from Plan p join PlanTerms t on t.plan = p.code
            where t.effectiveFrom = (select max(l.effectiveFrom) from PlanTerms l
                                     where l.plan = p.code and l.effectiveFrom <= :moment)""";
    /// `old` is the row before, which is all null where there was none.
    private static final String WRITE = """
            INSERT INTO plan (code, name) VALUES (?1, ?2)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name
            RETURNING old.code IS NULL""";
    private static final String REMOVE_WITHOUT_TERMS = """
            DELETE FROM plan WHERE code = ?1 AND NOT EXISTS (SELECT FROM plan_terms WHERE plan = ?1)""";
    private static final String IS_PROMISED = """
            SELECT EXISTS (SELECT FROM subscription s
                           WHERE s.plan = ?1 AND s.starts_at > ?2
                             AND NOT EXISTS (SELECT FROM plan_terms t
                                             WHERE t.plan = ?1 AND t.effective_from <= s.starts_at))""";

    /// Those that somebody could be on at the moment, by their codes.
    Uni<List<Offer>> inForce(Instant moment, PageRequest page) {
        var after = page.after().map(last -> last.id()).orElse("");
        return Panache.getSession()
                .chain(session -> session.createQuery(IN_FORCE + " and p.code > :after order by p.code", Object[].class)
                        .setParameter("moment", moment)
                        .setParameter("after", after)
                        .setMaxResults(page.oneMore())
                        .getResultList())
                .map(rows -> rows.stream().map(PlanRepository::offer).toList());
    }

    Uni<Offer> inForce(String code, Instant moment) {
        return Panache.getSession()
                .chain(session -> session.createQuery(IN_FORCE + " and p.code = :code", Object[].class)
                        .setParameter("moment", moment)
                        .setParameter("code", readable(code))
                        .getSingleResultOrNull())
                .onItem().ifNull().failWith(() -> new PlanNotFound(code))
                .map(PlanRepository::offer);
    }

    Uni<Plan> required(String code) {
        return findById(readable(code)).onItem().ifNull().failWith(() -> new PlanNotFound(code));
    }

    /// Its terms stay as they are until the end of the transaction. Any number may hold it so at once.
    Uni<Plan> hold(String code) {
        return find("code", readable(code)).withLock(LockModeType.PESSIMISTIC_READ).firstResult()
                .onItem().ifNull().failWith(() -> new PlanNotFound(code));
    }

    /// Waits for those who hold it.
    Uni<Plan> lock(String code) {
        return find("code", readable(code)).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult()
                .onItem().ifNull().failWith(() -> new PlanNotFound(code));
    }

    /// Locks it too. Answers whether it is new.
    Uni<Boolean> write(String code, String name) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WRITE, Boolean.class)
                        .setParameter(1, code)
                        .setParameter(2, name)
                        .getSingleResult());
    }

    Uni<Void> removeIfWithoutTerms(String code) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMOVE_WITHOUT_TERMS).setParameter(1, code).executeUpdate())
                .replaceWithVoid();
    }

    /// Whether somebody is to be on it after the moment, from when on it would have no terms.
    Uni<Boolean> isPromised(String code, Instant moment) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(IS_PROMISED, Boolean.class)
                        .setParameter(1, code)
                        .setParameter(2, moment)
                        .getSingleResult());
    }

    /// Postgres refuses to read a NUL.
    private static String readable(String code) {
        return code.indexOf('\0') < 0 ? code : "";
    }

    private static Offer offer(Object[] row) {
        return new Offer((Plan) row[0], (PlanTerms) row[1]);
    }
}
