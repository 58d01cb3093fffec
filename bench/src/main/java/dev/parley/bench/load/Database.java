package dev.parley.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The stack's Postgres, entered as its superuser: past the service, its pool and row security.
public final class Database implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final int CONNECTIONS = 8;
    private static final long FOLLOWED_EVERY_MILLIS = 20;

    private final String url;
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final ScheduledExecutorService followers = Executors.newSingleThreadScheduledExecutor();
    private final List<Connection> opened = new ArrayList<>();

    /// @param url
    ///            for JDBC
    public Database(String url) {
        this.url = url;
    }

    /// Not for measuring: one statement after the other.
    ///
    /// @param schema
    ///            where names without one are looked up
    public void fill(String schema, List<String> statements) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            connection.setSchema(schema);
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// A statement in a transaction of its own, prepared once on each of a few connections. Its only parameter is the
    /// number of the call.
    public Operation statement(String sql) throws SQLException {
        var prepared = new LinkedBlockingQueue<PreparedStatement>();
        for (var i = 0; i < CONNECTIONS; i++) {
            var connection = connect();
            opened.add(connection);
            prepared.add(connection.prepareStatement(sql));
        }
        return call -> CompletableFuture.runAsync(() -> execute(prepared, call), threads);
    }

    /// What it commits when each row comes alone, so what is stored in groups can be compared with that.
    public RowAtATime.Rate rowAtATime(Duration length) throws SQLException, InterruptedException {
        return new RowAtATime(url).measure(length);
    }

    /// Asks again and again for the rows after the last one seen, until this is closed.
    ///
    /// @param sql
    ///            gives a number that grows, its only parameter, and a text
    public void follow(String sql, Consumer<String> texts) throws SQLException {
        var connection = connect();
        opened.add(connection);
        var statement = connection.prepareStatement(sql);
        followers.scheduleWithFixedDelay(new Runnable() {
            private long last;

            @Override
            public void run() {
                last = next(statement, last, texts);
            }
        }, 0, FOLLOWED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static long next(PreparedStatement statement, long after, Consumer<String> texts) {
        try {
            statement.setLong(1, after);
            var last = after;
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong(1);
                    texts.accept(rows.getString(2));
                }
            }
            return last;
        } catch (SQLException e) {
            throw new IllegalStateException("What was to be followed cannot be read", e);
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdown();
        followers.close();
        for (var connection : opened) {
            connection.close();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, SUPERUSER, "");
    }

    private static void execute(BlockingQueue<PreparedStatement> prepared, int call) {
        try {
            var statement = prepared.take();
            try {
                statement.setInt(1, call);
                statement.execute();
            } finally {
                prepared.add(statement);
            }
        } catch (SQLException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
