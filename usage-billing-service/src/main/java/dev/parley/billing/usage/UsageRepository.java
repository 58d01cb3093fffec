package dev.parley.billing.usage;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;

/// The counters of a person's period. The functions of `db/migration/R__*.sql` change them, each in one statement that
/// the database guards.
@ApplicationScoped
class UsageRepository {
    private static final String OPEN = "SELECT 1 FROM open_period(?1, ?2, ?3)";
    private static final String FIGURES = """
            SELECT allowance_seconds, used_seconds, reserved_seconds FROM usage_period WHERE person_id = ?1 AND period = ?2""";

    Uni<Void> open(PersonId person, YearMonth period, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN, Integer.class)
                        .setParameter(1, person.value())
                        .setParameter(2, period.atDay(1))
                        .setParameter(3, now)
                        .getSingleResult())
                .replaceWithVoid();
    }

    Uni<UsageFigures> figures(PersonId person, YearMonth period) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIGURES, Object[].class)
                        .setParameter(1, person.value())
                        .setParameter(2, period.atDay(1))
                        .getSingleResult())
                .map(row -> new UsageFigures(period, (Long) row[0], (Long) row[1], (Long) row[2]));
    }
}
