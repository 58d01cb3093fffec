package dev.parley.service.idempotency;

import dev.parley.model.id.PersonId;
import dev.parley.service.acting.ActsAsService;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The keys and their answers. Each step is a transaction of its own, since the work between them is not one.
@ApplicationScoped
class IdempotencyStore {
    /// Takes a key that nobody has, or one whose holder has been silent for longer than the lease.
    private static final String TAKE = """
            INSERT INTO idempotency_key (person_id, key, request_digest, claimed_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (person_id, key) DO UPDATE SET claimed_at = excluded.claimed_at
            WHERE idempotency_key.answer IS NULL AND idempotency_key.claimed_at < ?5
              AND idempotency_key.request_digest = excluded.request_digest""";
    private static final String LOOK = "SELECT request_digest, answer FROM idempotency_key WHERE person_id = ?1 AND key = ?2";

    private final IdempotencyConfig config;
    private final Clock clock;

    IdempotencyStore(IdempotencyConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Claim> claim(PersonId person, String key, String digest) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Panache.getSession().chain(session -> take(session, person, key, digest, now)
                .chain(taken -> taken == 1
                        ? Uni.createFrom().item(new Claim.Granted(now))
                        : look(session, person, key, digest)));
    }

    @WithTransaction
    public Uni<Void> answer(PersonId person, String key, Instant since, String answer) {
        return Panache.getSession()
                .chain(session -> held(session, "UPDATE idempotency_key SET answer = ?4", person, key, since)
                        .setParameter(4, answer)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /// The work failed cleanly: the key is free for another try.
    @WithTransaction
    public Uni<Void> release(PersonId person, String key, Instant since) {
        return Panache.getSession()
                .chain(session -> held(session, "DELETE FROM idempotency_key", person, key, since).executeUpdate())
                .replaceWithVoid();
    }

    @Scheduled(every = "${parley.idempotency.forget-every}", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActsAsService
    @WithTransaction
    public Uni<Void> forgetOld() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("DELETE FROM idempotency_key WHERE claimed_at < ?1")
                        .setParameter(1, clock.instant().minus(config.retention()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Integer> take(Mutiny.Session session, PersonId person, String key, String digest, Instant now) {
        return session.createNativeQuery(TAKE)
                .setParameter(1, person.value())
                .setParameter(2, key)
                .setParameter(3, digest)
                .setParameter(4, now)
                .setParameter(5, now.minus(config.lease()))
                .executeUpdate();
    }

    private static Uni<Claim> look(Mutiny.Session session, PersonId person, String key, String digest) {
        return session.createNativeQuery(LOOK, Object[].class)
                .setParameter(1, person.value())
                .setParameter(2, key)
                .getSingleResult()
                .map(row -> digest.equals(row[0]) ? answered((String) row[1]) : new Claim.Reused());
    }

    private static Claim answered(@Nullable String answer) {
        return answer == null ? new Claim.InFlight() : new Claim.Answered(answer);
    }

    private static Mutiny.MutationQuery held(Mutiny.Session session, String change, PersonId person, String key,
            Instant since) {
        return session
                .createNativeQuery(change + " WHERE person_id = ?1 AND key = ?2 AND claimed_at = ?3 AND answer IS NULL")
                .setParameter(1, person.value())
                .setParameter(2, key)
                .setParameter(3, since);
    }
}
