package dev.parley.billing.usage;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/// The counters of a person's period. Each change is one statement that the database guards; nothing is read first
/// and written later.
@ApplicationScoped
class UsageRepository {
    private static final String OPEN = """
            INSERT INTO usage_period (person_id, period, allowance_seconds)
            SELECT ?1, ?2, allowance_seconds FROM plan
            WHERE code = coalesce((SELECT plan FROM subscription WHERE person_id = ?1), 'free')
            ON CONFLICT DO NOTHING""";
    /// Opens the period if need be. An update alone would miss one that is just being opened under the plan before.
    private static final String ALLOW = """
            INSERT INTO usage_period (person_id, period, allowance_seconds)
            VALUES (?1, ?2, ?3)
            ON CONFLICT (person_id, period) DO UPDATE SET allowance_seconds = excluded.allowance_seconds""";
    /// Grants what is asked for or what is left, but nothing below the minimum. `old` is the row before.
    private static final String RESERVE = """
            UPDATE usage_period
            SET reserved_seconds = reserved_seconds + least(?3, allowance_seconds - used_seconds - reserved_seconds)
            WHERE person_id = ?1 AND period = ?2
              AND allowance_seconds - used_seconds - reserved_seconds >= ?4
            RETURNING new.reserved_seconds - old.reserved_seconds""";
    private static final String GIVE_BACK = """
            UPDATE usage_period
            SET reserved_seconds = reserved_seconds - ?3, used_seconds = used_seconds + ?4
            WHERE person_id = ?1 AND period = ?2""";
    private static final String FIGURES = """
            SELECT allowance_seconds, used_seconds, reserved_seconds FROM usage_period WHERE person_id = ?1 AND period = ?2""";

    Uni<Void> open(PersonId person, YearMonth period) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN)
                        .setParameter(1, person.value())
                        .setParameter(2, firstDay(period))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> allow(PersonId person, YearMonth period, long seconds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALLOW)
                        .setParameter(1, person.value())
                        .setParameter(2, firstDay(period))
                        .setParameter(3, seconds)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /// The granted seconds; empty if less than the minimum is left.
    Uni<Optional<Long>> reserve(PersonId person, YearMonth period, long askedSeconds, long minimumSeconds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RESERVE, Long.class)
                        .setParameter(1, person.value())
                        .setParameter(2, firstDay(period))
                        .setParameter(3, askedSeconds)
                        .setParameter(4, minimumSeconds)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    Uni<Void> giveBack(PersonId person, YearMonth period, long reservedSeconds, long usedSeconds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(GIVE_BACK)
                        .setParameter(1, person.value())
                        .setParameter(2, firstDay(period))
                        .setParameter(3, reservedSeconds)
                        .setParameter(4, usedSeconds)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<UsageFigures> figures(PersonId person, YearMonth period) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIGURES, Object[].class)
                        .setParameter(1, person.value())
                        .setParameter(2, firstDay(period))
                        .getSingleResult())
                .map(row -> new UsageFigures(period, (Long) row[0], (Long) row[1], (Long) row[2]));
    }

    private static LocalDate firstDay(YearMonth period) {
        return period.atDay(1);
    }
}
