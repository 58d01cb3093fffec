package dev.parley.ingest.normalise;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The right to make facts, and the one connection that carries it. The advisory lock, the wake-ups, the reading
/// and the writing all belong to this connection: when it dies, the right is gone and nothing can be done in its
/// name.
final class NormaliserLease implements AutoCloseable {
    /// The server gives up on a peer that vanished without a word after about four seconds, and with it the lock.
    /// What is known of a day that has just begun would make it read all of that day for each batch; in order is
    /// how it lies in its index.
    private static final String PREPARE = """
            SET enable_seqscan = off;
            SET enable_bitmapscan = off;
            SET enable_sort = off;
            SET plan_cache_mode = force_generic_plan;
            SET tcp_keepalives_idle = 2;
            SET tcp_keepalives_interval = 1;
            SET tcp_keepalives_count = 2;
            SET tcp_user_timeout = 4000;
            SELECT set_config('parley.role', 'service', false)""";
    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(hashtextextended('normaliser of ' || current_schema, 0)) AS locked";
    private static final String CURSOR = "SELECT committed::text AS committed, id FROM normaliser_cursor";
    /// In the order of the numbers, not of the texts that they are told as. What is committed at or above the oldest
    /// transaction under way may yet get a neighbour before it. Of a batch
    /// only
    /// so much is taken as memory allows, but one delivery in any case.
    private static final String NEXT = """
            SELECT id, received_at, vendor, event_type, dedupe_key, conversation, session_id, payload,
                   committed::text AS committed
            FROM (SELECT candidate.*, sum(octet_length(payload)) OVER (ORDER BY committed, id) AS bytes
                  FROM (SELECT id, received_at, vendor, event_type, dedupe_key, conversation, session_id, payload, committed
                        FROM delivery
                        WHERE (committed, id) > ($1::text::xid8, $2)
                          AND committed < pg_snapshot_xmin(pg_current_snapshot())
                        ORDER BY committed, id
                        LIMIT $3) AS candidate) AS counted
            WHERE bytes - octet_length(payload) < $4
            ORDER BY counted.committed, counted.id""";
    private static final String IS_MORE = "SELECT EXISTS (SELECT FROM delivery WHERE (committed, id) > ($1::text::xid8, $2)) AS is_more";
    private static final String PUBLISH = """
            SELECT publish_batch('service', '', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)""";
    /// As far as it is worth counting.
    private static final String BEHIND = """
            SELECT count(*) AS deliveries,
                   (SELECT extract(epoch FROM now() - received_at)::float8 FROM delivery
                    WHERE (committed, id) > ($1::text::xid8, $2) ORDER BY committed, id LIMIT 1) AS age
            FROM (SELECT FROM delivery WHERE (committed, id) > ($1::text::xid8, $2)
                  ORDER BY committed, id LIMIT 100000) AS behind""";
    private static final String DEAD_LETTERS = "SELECT count(*) AS letters FROM dead_letter";
    private static final String SILENCE = """
            SELECT live.vendor, extract(epoch FROM now() - greatest(live.since, last_heard.received_at))::float8 AS seconds
            FROM (SELECT vendor, min(started_at) AS since FROM live_session WHERE over_at > now() GROUP BY vendor) AS live
                 LEFT JOIN last_heard ON last_heard.vendor = live.vendor""";

    private final PgConnection connection;
    private final Duration patience;

    private NormaliserLease(PgConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /// @param wake
    ///            called when something was committed elsewhere, and when the connection is gone
    static NormaliserLease connect(Vertx vertx, PgConnectOptions options, Duration patience, Runnable wake) {
        var connection = PgConnection.connect(vertx, options).await().atMost(patience);
        var lease = new NormaliserLease(connection, patience);
        connection.notificationHandler(_ -> wake.run());
        connection.closeHandler(wake);
        try {
            connection.query(PREPARE).execute().await().atMost(patience);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
        return lease;
    }

    /// True once this connection is the one that makes facts. From then on other instances can wake it.
    boolean tryLock(String channel) {
        var locked = query(TRY_LOCK, Tuple.tuple()).iterator().next().getBoolean("locked");
        if (locked) {
            connection.query("LISTEN \"" + channel + "\"").execute().await().atMost(patience);
        }
        return locked;
    }

    /// Wakes the one that has the lock.
    void wakeTheOther(String channel) {
        connection.query("NOTIFY \"" + channel + "\"").execute().await().atMost(patience);
    }

    Place cursor() {
        var row = query(CURSOR, Tuple.tuple()).iterator().next();
        return new Place(row.getString("committed"), row.getLong("id"));
    }

    /// Those after this place that nothing can come before any more.
    List<Next> next(Place after, int atMost, long bytesMax) {
        return StreamSupport.stream(query(NEXT,
                Tuple.of(after.committed(), after.id(), atMost, bytesMax)).spliterator(), false)
                .map(Next::of)
                .toList();
    }

    /// Whether anything is after this place, though it may have to wait.
    boolean isMore(Place after) {
        return query(IS_MORE, Tuple.of(after.committed(), after.id())).iterator().next().getBoolean("is_more");
    }

    /// One transaction in one round trip.
    void publish(Batch batch, Place from, Place to) {
        query(PUBLISH, batch.addHeard(
                batch.addOutcome(Tuple.of(from.committed(), from.id(), to.committed(), to.id()))));
    }

    Backlog backlog(Place after) {
        var behind = query(BEHIND, Tuple.of(after.committed(), after.id())).iterator().next();
        var age = behind.getDouble("age");
        var letters = query(DEAD_LETTERS, Tuple.tuple()).iterator().next().getLong("letters");
        return new Backlog(behind.getLong("deliveries"), age == null ? 0 : age, letters, silence());
    }

    @Override
    public void close() {
        connection.closeAndForget();
    }

    private Map<String, Double> silence() {
        var silence = new HashMap<String, Double>();
        query(SILENCE, Tuple.tuple()).forEach(row -> silence.put(row.getString("vendor"),
                Math.max(0, row.getDouble("seconds"))));
        return silence;
    }

    private RowSet<Row> query(String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).await().atMost(patience);
    }

    /// @param silentSeconds
    ///            by vendor, of those that live sessions are at
    record Backlog(long deliveries, double ageSeconds, long deadLetters, Map<String, Double> silentSeconds) {
        static final Backlog NONE = new Backlog(0, 0, 0, Map.of());

        Backlog {
            silentSeconds = Map.copyOf(silentSeconds);
        }
    }

    record Next(StoredDelivery delivery, Place place) {
        static Next of(Row row) {
            var delivery = StoredDelivery.of(row);
            return new Next(delivery, new Place(row.getString("committed"), delivery.id()));
        }
    }
}
