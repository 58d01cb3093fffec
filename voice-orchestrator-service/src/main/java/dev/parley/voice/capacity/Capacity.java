package dev.parley.voice.capacity;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What there is only so much of. A session takes what it needs before anything else is done for it, keeps it for as
/// long as it may last, and gives it back when its vendor has let go of it. What nobody gives back comes back by itself.
@ApplicationScoped
public class Capacity {
    private final CapacityRepository leases;
    private final CapacityConfig config;
    private final Clock clock;

    Capacity(CapacityRepository leases, CapacityConfig config, Clock clock) {
        this.leases = leases;
        this.config = config;
        this.clock = clock;
    }

    /// All that is needed, or [NoCapacity] and nothing. Taking again for the same session changes nothing. It is a
    /// transaction of its own: nothing may be around it.
    public Uni<Void> take(Demand demand) {
        return leases.take(demand, scopesOf(demand.vendor(), demand.pool()), config.startWithin(), config.patience(),
                clock.instant())
                .invoke(refused -> refused.ifPresent(wait -> {
                    throw new NoCapacity(wait);
                }))
                .replaceWithVoid();
    }

    /// How much of each pool is in use at this moment.
    public Uni<Loads> loads() {
        return leases.taken("pool:").map(taken -> new Loads(taken, config.pools()));
    }

    /// The session has begun, and may last until then.
    @WithTransaction
    public Uni<Void> keep(SessionId session, Instant limit) {
        return leases.keep(session, limit.plus(config.grace()));
    }

    /// The session is over. It holds its place for that much longer at most, while its vendor is told.
    @WithTransaction
    public Uni<Void> giveBackWithin(SessionId session, Duration atMost) {
        return leases.shorten(session, clock.instant().plus(atMost));
    }

    /// The session is over, and nothing of it is left at its vendor. Giving back again changes nothing.
    @WithTransaction
    public Uni<Void> giveBack(SessionId session) {
        return leases.giveBack(session);
    }

    List<Scope> scopesOf(Vendor vendor, @Nullable String pool) {
        var account = new Scope("vendor:" + vendor.code(), most(config.vendors().get(vendor.code())));
        return pool == null
                ? List.of(account)
                : List.of(new Scope("pool:" + pool, most(config.pools().get(pool))), account);
    }

    private static int most(@Nullable Integer configured) {
        return configured == null ? Integer.MAX_VALUE : configured;
    }

    /// @param taken
    ///            sessions by pool
    public record Loads(Map<String, Long> taken, Map<String, Integer> most) {

        public long taken(String pool) {
            return taken.getOrDefault("pool:" + pool, 0L);
        }

        /// Empty where there is no limit.
        public Optional<Integer> most(String pool) {
            return Optional.ofNullable(most.get(pool));
        }

        /// The part of the pool that is in use; of a pool without a limit, a part of very many.
        public double of(String pool) {
            return taken(pool) / (double) most.getOrDefault(pool, Integer.MAX_VALUE);
        }
    }

    /// @param name
    ///            an account or a pool
    /// @param most
    ///            how many sessions may hold it at once
    record Scope(String name, int most) {}
}
