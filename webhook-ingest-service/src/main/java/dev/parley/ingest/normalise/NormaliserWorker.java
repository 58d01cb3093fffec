package dev.parley.ingest.normalise;

import dev.parley.ingest.delivery.DeliveriesAccepted;
import dev.parley.ingest.normalise.NormaliserLease.Next;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Makes facts of deliveries, in the order of their commits: one active worker per schema, the others standing by. What
/// it writes and how far it has come are one transaction, so a worker that dies loses nothing and repeats nothing.
@ApplicationScoped
class NormaliserWorker {
    private static final Duration BACK_OFF_MIN = Duration.ofMillis(200);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(5);
    /// While an older transaction is under way, the deliveries after it wait. Mostly that takes no time at all.
    private static final Duration DOZE_MIN = Duration.ofMillis(2);
    private static final Duration DOZE_MAX = Duration.ofMillis(50);
    private static final Duration BACKLOG_EVERY = Duration.ofSeconds(5);
    /// Of payloads as they are stored; read, they are several times as much.
    private static final long BATCH_BYTES = 1 << 20;
    /// SQLSTATE classes: the data cannot be kept, which will be so next time too.
    private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

    private final Vertx vertx;
    private final NormaliserConfig config;
    private final Normaliser normaliser;
    private final NormaliserMetrics metrics;
    private final RightOfWay rightOfWay;
    private final PgConnectOptions database;
    private final String channel;
    private final Semaphore wakeUps = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    NormaliserWorker(Vertx vertx, NormaliserConfig config, Normaliser normaliser, NormaliserMetrics metrics,
            RightOfWay rightOfWay, @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "parley.schema") String schema) {
        this.vertx = vertx;
        this.config = config;
        this.normaliser = normaliser;
        this.metrics = metrics;
        this.rightOfWay = rightOfWay;
        this.database = PgConnectOptions.fromUri(url).setUser(user).setPassword(password.orElse(""))
                .setCachePreparedStatements(true);
        this.channel = "deliveries_" + schema;
    }

    void start(@Observes StartupEvent started) {
        metrics.standBy();
        if (config.worker()) {
            start();
        }
    }

    /// On an event loop, before the vendor is answered.
    void wake(@Observes DeliveriesAccepted accepted) {
        wakeUps.release();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stop();
    }

    void start() {
        thread = Thread.ofVirtual().name("normaliser").start(this::workUntilStopped);
    }

    void stop() throws InterruptedException {
        if (thread != null) {
            stopped.countDown();
            thread.interrupt();
            thread.join(config.patience());
        }
    }

    private void workUntilStopped() {
        var backOff = BACK_OFF_MIN;
        while (!Thread.currentThread().isInterrupted()) {
            try (var lease = NormaliserLease.connect(vertx, database, config.patience(), wakeUps::release)) {
                awaitTurn(lease);
                Log.info("Normaliser is active");
                backOff = BACK_OFF_MIN;
                work(lease);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                Log.warnf("Normaliser starts over in %d ms: %s", backOff.toMillis(), said(e));
                metrics.standBy();
                if (isStoppedWithin(backOff)) {
                    return;
                }
                backOff = min(backOff.multipliedBy(2), BACK_OFF_MAX);
            }
        }
    }

    /// Whoever stands by tells the active one of what is accepted here. That takes a commit, so not for every one.
    private void awaitTurn(NormaliserLease lease) throws InterruptedException {
        while (!lease.tryLock(channel)) {
            if (isWokenWithin(config.standby())) {
                lease.wakeTheOther(channel);
                Thread.sleep(RightOfWay.BREATH);
            }
        }
    }

    private void work(NormaliserLease lease) throws InterruptedException {
        var cursor = lease.cursor();
        var backlogDue = System.nanoTime();
        var doze = DOZE_MIN;
        while (true) {
            if (System.nanoTime() - backlogDue >= 0) {
                metrics.backlog(lease.backlog(cursor));
                backlogDue = System.nanoTime() + BACKLOG_EVERY.toNanos();
            }
            var next = lease.next(cursor, config.batch(), BATCH_BYTES);
            if (next.isEmpty()) {
                doze = rest(lease, cursor, doze);
                continue;
            }
            doze = DOZE_MIN;
            cursor = publish(lease, cursor, next);
            Thread.sleep(rightOfWay.pauseAfterBatch(next.size() == config.batch(),
                    next.getLast().delivery().receivedAt()));
        }
    }

    /// @param doze
    ///            how long to wait for an older transaction
    /// @return how long to wait for it the next time
    private Duration rest(NormaliserLease lease, Place cursor, Duration doze) throws InterruptedException {
        if (lease.isMore(cursor)) {
            Thread.sleep(doze);
            return min(doze.multipliedBy(2), DOZE_MAX);
        }
        isWokenWithin(config.poll());
        return DOZE_MIN;
    }

    /// All of them together, or, if the database cannot keep the facts of one, each by itself.
    private Place publish(NormaliserLease lease, Place cursor, List<Next> next) {
        try {
            return publish(lease, cursor, next.getLast().place(), read(next));
        } catch (PgException e) {
            if (!isOfTheData(e)) {
                throw e;
            }
        }
        var place = cursor;
        for (var one : next) {
            place = publishAlone(lease, place, one);
        }
        return place;
    }

    private Place publishAlone(NormaliserLease lease, Place cursor, Next next) {
        var batch = read(List.of(next));
        try {
            return publish(lease, cursor, next.place(), batch);
        } catch (PgException e) {
            if (!isOfTheData(e)) {
                throw e;
            }
            return publish(lease, cursor, next.place(), batch.unkeepable(e));
        }
    }

    private Place publish(NormaliserLease lease, Place from, Place to, Batch batch) {
        lease.publish(batch, from, to);
        metrics.published(batch);
        batch.dead().forEach(read -> Log.errorf("A delivery became a dead letter delivery=%d vendor=%s: %s",
                read.delivery().id(), read.delivery().vendor(), read.reading()));
        return to;
    }

    private Batch read(List<Next> next) {
        return new Batch(next.stream()
                .map(one -> new Batch.Read(one.delivery(), normaliser.read(one.delivery())))
                .toList());
    }

    static boolean isOfTheData(PgException e) {
        var state = e.getSqlState();
        return state != null && state.length() == 5 && DATA_CLASSES.contains(state.substring(0, 2));
    }

    private boolean isWokenWithin(Duration wait) throws InterruptedException {
        if (!wakeUps.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        wakeUps.drainPermits();
        return true;
    }

    /// What Postgres says of a failed statement quotes what was in it.
    private static String said(RuntimeException e) {
        return e instanceof PgException refused ? "PgException " + refused.getSqlState() : e.toString();
    }

    private boolean isStoppedWithin(Duration wait) {
        try {
            return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
