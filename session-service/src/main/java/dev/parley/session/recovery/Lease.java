package dev.parley.session.recovery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/// Which instance recovers: the one that holds the row. Whoever is silent for too long loses it to whoever asks next.
@ApplicationScoped
public class Lease {
    private static final String HOLD = """
            INSERT INTO recovery_lease (only_one, holder, until) VALUES (true, ?1, ?2)
            ON CONFLICT (only_one) DO UPDATE SET holder = excluded.holder, until = excluded.until
            WHERE recovery_lease.holder = excluded.holder OR recovery_lease.until < ?3""";

    private final RecoveryConfig config;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();

    Lease(RecoveryConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// True if it is this instance, from now on for as long as the lease lasts.
    @WithTransaction
    public Uni<Boolean> hold() {
        var now = clock.instant();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOLD)
                        .setParameter(1, holder)
                        .setParameter(2, now.plus(config.lease()))
                        .setParameter(3, now)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }
}
