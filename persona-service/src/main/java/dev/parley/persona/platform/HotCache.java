package dev.parley.persona.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.hash.ReactiveHashCommands;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps in Redis what can be made again. A Redis that is down, hangs or answers nonsense costs its callers speed and
/// nothing else: they find nothing, and what they keep is gone. A group is dropped as one; but what was dropped while
/// Redis was away is still there when it is back, so a key must say of what it was made.
@ApplicationScoped
public class HotCache {
    private static final String PREFIX = "parley:persona:";
    /// One command, so that no group is ever left without an end: it lives for a time from its first key on, and
    /// one that has grown too large begins anew.
    private static final String KEEP = """
            if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[4]) then redis.call('UNLINK', KEYS[1]) end
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
            if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
            return 1""";
    private static final String KEYS_MAX = "50";

    private final ReactiveRedisDataSource redis;
    private final ReactiveHashCommands<String, String, String> groups;
    private final ReactiveKeyCommands<String> keys;
    private final CacheConfig config;
    private final Clock clock;
    private final Counter hits;
    private final Counter misses;
    /// Null while Redis works; otherwise the moment at which one call may try it again.
    private final AtomicReference<@Nullable Instant> nextTry = new AtomicReference<>();

    HotCache(ReactiveRedisDataSource redis, CacheConfig config, MeterRegistry metrics, Clock clock) {
        this.redis = redis;
        this.groups = redis.hash(String.class);
        this.keys = redis.key();
        this.config = config;
        this.clock = clock;
        this.hits = Counter.builder("parley.cache.hits")
                .description("How often a thing was found and need not be made again")
                .register(metrics);
        this.misses = Counter.builder("parley.cache.misses")
                .description("How often a thing was not found, be it that Redis is away")
                .register(metrics);
    }

    /// Connects before anybody calls: within the patience of a caller, a first connection would look like a failure.
    void connect(@Observes StartupEvent start) {
        attempt(() -> redis.execute("PING"), config.patienceAtStart()).await().indefinitely();
    }

    public Uni<Optional<String>> find(String group, String key) {
        return unlessAway(() -> groups.hget(PREFIX + group, key))
                .invoke(found -> (found.isPresent() ? hits : misses).increment());
    }

    /// The group goes as a whole, that long after its first key came in.
    public Uni<Void> keep(String group, String key, String value, Duration ttl) {
        return unlessAway(() -> redis.execute("EVAL", KEEP, "1", PREFIX + group, key, value,
                Long.toString(ttl.toMillis()), KEYS_MAX)).replaceWithVoid();
    }

    public Uni<Void> drop(String group) {
        return unlessAway(() -> keys.unlink(PREFIX + group)).replaceWithVoid();
    }

    /// Empty where Redis has nothing to say. The answer comes to the caller's own thread, even where it is the timer
    /// that gives it: whoever is within a database session must not leave theirs.
    private <R> Uni<Optional<R>> unlessAway(Supplier<Uni<R>> command) {
        return Uni.createFrom().deferred(() -> mayTry()
                ? attempt(command, config.patience())
                : Uni.createFrom().item(Optional.empty()));
    }

    private <R> Uni<Optional<R>> attempt(Supplier<Uni<R>> command, Duration patience) {
        return Uni.createFrom().deferred(() -> command.get())
                .ifNoItem().after(patience).fail()
                .emitOn(ownThread())
                .invoke(this::isBack)
                .map(Optional::ofNullable)
                .onFailure().invoke(this::isAway)
                .onFailure().recoverWithItem(Optional.empty());
    }

    private static Executor ownThread() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(_ -> task.run());
    }

    /// Of all calls that come when the time is up, one may try.
    private boolean mayTry() {
        var due = nextTry.get();
        return due == null || (!clock.instant().isBefore(due) && nextTry.compareAndSet(due, later()));
    }

    private void isBack() {
        if (nextTry.getAndSet(null) != null) {
            Log.info("Redis is back, and what was made is kept again");
        }
    }

    private void isAway(Throwable failure) {
        if (nextTry.getAndSet(later()) == null) {
            Log.warnf("Redis is away, so everything is made again until it is back: %s", failure.toString());
        }
    }

    private Instant later() {
        return clock.instant().plus(config.leaveAlone());
    }
}
