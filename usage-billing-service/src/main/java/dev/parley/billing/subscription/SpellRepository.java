package dev.parley.billing.subscription;

import dev.parley.model.event.UsageEvent.SubscriptionChanged;
import dev.parley.model.id.PersonId;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;

/// A service's transaction sees everybody's rows, so every query names the person itself.
@ApplicationScoped
class SpellRepository implements PanacheRepositoryBase<Spell, Spell.Key> {
    private static final String OF = "personId = ?1";
    private static final String LATEST_FIRST = " order by startsAt desc";
    private static final String SERIALISE = "SELECT pg_advisory_xact_lock(hashtext('subscription'), hashtext(?1))";
    private static final String ADD = "INSERT INTO subscription (person_id, plan, starts_at) VALUES (?1, ?2, ?3)";
    private static final String RETAKE_TERMS = "SELECT 1 FROM retake_terms(?1, ?2, ?3)";
    /// What another instance is just telling is passed over.
    private static final String TELL = """
            WITH due AS (SELECT person_id, starts_at FROM subscription
                         WHERE told_at IS NULL AND starts_at <= ?1 AND %s
                         ORDER BY starts_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
            UPDATE subscription s SET told_at = ?1
            FROM due WHERE s.person_id = due.person_id AND s.starts_at = due.starts_at
            RETURNING s.person_id, s.plan,
                      coalesce((SELECT b.plan FROM subscription b
                                WHERE b.person_id = s.person_id AND b.starts_at < s.starts_at
                                ORDER BY b.starts_at DESC LIMIT 1), 'free'),
                      s.starts_at""";
    private static final String TELL_ANYBODYS = TELL.formatted("true");
    private static final String TELL_OF = TELL.formatted("person_id = ?3");

    /// One change at a time per person. A row lock would not do: before the first change there is no row.
    Uni<Void> serialise(PersonId person) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SERIALISE, Object.class)
                        .setParameter(1, person.value())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    Uni<List<Spell>> latest(PersonId person) {
        return find(OF + LATEST_FIRST, person.value()).page(0, Timeline.SPELLS).list();
    }

    /// Waits for whoever is just telling one of them.
    Uni<List<Spell>> lockLatest(PersonId person) {
        return find(OF + LATEST_FIRST, person.value()).withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, Timeline.SPELLS)
                .list();
    }

    /// The latest first.
    Uni<List<Spell>> page(PersonId person, PageRequest page) {
        var found = page.after()
                .map(last -> find(OF + " and startsAt < ?2" + LATEST_FIRST, person.value(), last.instant()))
                .orElseGet(() -> find(OF + LATEST_FIRST, person.value()));
        return found.page(0, page.oneMore()).list();
    }

    Uni<Void> add(PersonId person, String plan, Instant startsAt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter(1, person.value())
                        .setParameter(2, plan)
                        .setParameter(3, startsAt)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /// Of what is still to come at the moment.
    Uni<Void> removeNext(PersonId person, Instant at) {
        return delete(OF + " and startsAt > ?2 and toldAt is null", person.value(), at).replaceWithVoid();
    }

    Uni<Void> retakeTerms(PersonId person, Instant changedAt, Instant at) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RETAKE_TERMS, Integer.class)
                        .setParameter(1, person.value())
                        .setParameter(2, changedAt)
                        .setParameter(3, at)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /// Takes note that the changes which are due are told, and answers them in their order.
    Uni<List<SubscriptionChanged>> tell(Instant at, int atMost) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TELL_ANYBODYS, Object[].class)
                        .setParameter(1, at)
                        .setParameter(2, atMost)
                        .getResultList())
                .map(SpellRepository::inOrder);
    }

    Uni<List<SubscriptionChanged>> tell(PersonId person, Instant at) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TELL_OF, Object[].class)
                        .setParameter(1, at)
                        .setParameter(2, Timeline.SPELLS)
                        .setParameter(3, person.value())
                        .getResultList())
                .map(SpellRepository::inOrder);
    }

    private static List<SubscriptionChanged> inOrder(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new SubscriptionChanged(new PersonId((String) row[0]), (String) row[1], (String) row[2],
                        ((OffsetDateTime) row[3]).toInstant()))
                .sorted(Comparator.comparing(SubscriptionChanged::changedAt))
                .toList();
    }
}
