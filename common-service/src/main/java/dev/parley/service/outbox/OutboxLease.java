package dev.parley.service.outbox;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/// The right to relay, and the one connection that carries it. The advisory lock, the wake-ups, the reading and the
/// deleting all belong to this connection: when it dies, the right is gone and nothing can be done in its name.
final class OutboxLease implements AutoCloseable {
    /// The server gives up on a peer that vanished without a word after about four seconds, and with it the lock.
    /// What is known of a table that is mostly empty makes it sort all of a backlog for each batch; in order is how
    /// it lies in its index.
    private static final String PREPARE = """
            SET enable_seqscan = off;
            SET enable_sort = off;
            SET enable_hashjoin = off;
            SET enable_mergejoin = off;
            SET tcp_keepalives_idle = 2;
            SET tcp_keepalives_interval = 1;
            SET tcp_keepalives_count = 2;
            SET tcp_user_timeout = 4000;
            SELECT set_config('parley.role', 'service', false)""";
    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(hashtextextended('outbox relay of ' || current_schema, 0)) AS locked";
    private static final String TRY_SLEEP = "SELECT pg_try_advisory_lock(hashtextextended('outbox sleep of ' || current_schema, 0)) AS asleep";
    private static final String GET_UP = "SELECT pg_advisory_unlock(hashtextextended('outbox sleep of ' || current_schema, 0))";
    /// Rows that follow a held-back row of their key wait for it.
    private static final String NEXT = """
            SELECT position, event_id, event_type, topic, key, occurred_at, payload, traceparent, appended_at
            FROM outbox candidate
            WHERE (retry_at IS NULL OR retry_at <= now())
              AND NOT EXISTS (SELECT FROM outbox held
                              WHERE held.key = candidate.key AND held.position < candidate.position
                                AND held.retry_at > now())
            ORDER BY position
            LIMIT $1""";
    private static final String REMOVE = "DELETE FROM outbox WHERE position = ANY ($1)";
    private static final String HOLD_BACK = """
            UPDATE outbox SET attempts = attempts + 1, last_error = $2, retry_at = now() + make_interval(secs => $3)
            WHERE position = $1""";
    private static final String BACKLOG = "SELECT count(*) AS depth, extract(epoch FROM now() - min(appended_at)) AS age FROM outbox";

    private final PgConnection connection;
    private final Duration patience;
    private final Semaphore wakeUps = new Semaphore(0);

    private OutboxLease(PgConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    static OutboxLease connect(Vertx vertx, PgConnectOptions options, Duration patience) {
        var connection = PgConnection.connect(vertx, options).await().atMost(patience);
        var lease = new OutboxLease(connection, patience);
        connection.notificationHandler(_ -> lease.wakeUps.release());
        connection.closeHandler(lease.wakeUps::release);
        try {
            connection.query(PREPARE).execute().await().atMost(patience);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
        return lease;
    }

    /// True once this connection is the one that relays. From then on commits can wake it.
    boolean tryLock(String channel) {
        var locked = query(TRY_LOCK, Tuple.tuple()).iterator().next().getBoolean("locked");
        if (locked) {
            connection.query("LISTEN \"" + channel + "\"").execute().await().atMost(patience);
        }
        return locked;
    }

    /// False while somebody is appending. Once true, each commit wakes it; what was committed before is to be read yet.
    boolean tryFallAsleep() {
        return query(TRY_SLEEP, Tuple.tuple()).iterator().next().getBoolean("asleep");
    }

    void getUp() {
        query(GET_UP, Tuple.tuple());
    }

    /// Returns early when something committed or the connection is gone.
    void awaitWakeUp(Duration atMost) throws InterruptedException {
        if (wakeUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        }
    }

    List<OutboxRow> next(int atMost) {
        return StreamSupport.stream(query(NEXT, Tuple.of(atMost)).spliterator(), false).map(OutboxRow::of).toList();
    }

    void remove(List<OutboxRow> published) {
        query(REMOVE, Tuple.tuple().addArrayOfLong(published.stream().map(OutboxRow::position).toArray(Long[]::new)));
    }

    void holdBack(OutboxRow row, String reason, Duration wait) {
        query(HOLD_BACK, Tuple.of(row.position(), reason, wait.toMillis() / 1000.0));
    }

    Backlog backlog() {
        var row = query(BACKLOG, Tuple.tuple()).iterator().next();
        var age = row.getDouble("age");
        return new Backlog(row.getLong("depth"), age == null ? 0 : age);
    }

    @Override
    public void close() {
        connection.closeAndForget();
    }

    private RowSet<Row> query(String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).await().atMost(patience);
    }

    record Backlog(long depth, double ageSeconds) {}
}
