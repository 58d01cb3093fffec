package dev.parley.service.outbox;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Carries committed events from the outbox to Kafka: one active relay per schema, the others standing by.
/// It publishes first and deletes afterwards, so a relay that dies in between publishes again; consumers ignore it.
@ApplicationScoped
class OutboxRelay {
    private static final Duration BACK_OFF_MIN = Duration.ofMillis(200);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(5);
    /// So that what is appended meanwhile travels together: a round costs much the same for one row as for fifty.
    private static final Duration BREATH = Duration.ofMillis(10);
    /// While others are appending.
    private static final Duration DOZE = Duration.ofMillis(5);
    private static final Duration BACKLOG_EVERY = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final OutboxConfig config;
    private final OutboxPublisher publisher;
    private final OutboxMetrics metrics;
    private final PgConnectOptions database;
    private final String channel;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    OutboxRelay(Vertx vertx, OutboxConfig config, OutboxPublisher publisher, OutboxMetrics metrics,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "parley.schema") String schema) {
        this.vertx = vertx;
        this.config = config;
        this.publisher = publisher;
        this.metrics = metrics;
        this.database = PgConnectOptions.fromUri(url).setUser(user).setPassword(password.orElse(""))
                .setCachePreparedStatements(true);
        this.channel = "outbox_" + schema;
    }

    void start(@Observes StartupEvent started) {
        metrics.standBy();
        if (config.relay()) {
            thread = Thread.ofVirtual().name("outbox-relay").start(this::relayUntilStopped);
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        if (thread != null) {
            stopped.countDown();
            thread.interrupt();
            thread.join(config.patience());
        }
    }

    private void relayUntilStopped() {
        var backOff = BACK_OFF_MIN;
        while (!Thread.currentThread().isInterrupted()) {
            try (var lease = OutboxLease.connect(vertx, database, config.patience())) {
                awaitTurn(lease);
                Log.info("Outbox relay is active");
                backOff = BACK_OFF_MIN;
                relay(lease);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                Log.warnf("Outbox relay starts over in %d ms: %s", backOff.toMillis(), e.toString());
                metrics.interrupted();
                if (isStoppedWithin(backOff)) {
                    return;
                }
                backOff = min(backOff.multipliedBy(2), BACK_OFF_MAX);
            }
        }
    }

    private void awaitTurn(OutboxLease lease) throws InterruptedException {
        while (!lease.tryLock(channel)) {
            lease.awaitWakeUp(config.standby());
        }
    }

    private void relay(OutboxLease lease) throws InterruptedException {
        var backlogDue = 0L;
        while (true) {
            if (System.nanoTime() - backlogDue >= 0) {
                metrics.backlog(lease.backlog());
                backlogDue = System.nanoTime() + BACKLOG_EVERY.toNanos();
            }
            var rows = lease.next(config.batch());
            if (rows.isEmpty()) {
                rest(lease);
                continue;
            }
            var outcome = publisher.publish(rows);
            lease.remove(outcome.published());
            for (var refused : outcome.refused()) {
                Log.errorf("Kafka refuses an event, its key waits eventId=%s: %s", refused.row().eventId(),
                        refused.reason());
                lease.holdBack(refused.row(), refused.reason(), config.holdBack());
            }
            metrics.published(outcome.published());
            outcome.throwIfInterrupted();
            if (rows.size() < config.batch()) {
                Thread.sleep(BREATH);
            }
        }
    }

    /// A row that was committed while it fell asleep woke nobody, so it looks once more before it sleeps.
    private void rest(OutboxLease lease) throws InterruptedException {
        if (!lease.tryFallAsleep()) {
            Thread.sleep(DOZE);
            return;
        }
        if (lease.next(1).isEmpty()) {
            lease.awaitWakeUp(config.poll());
        }
        lease.getUp();
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
