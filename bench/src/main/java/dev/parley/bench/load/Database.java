package dev.parley.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// The stack's Postgres, entered as its superuser: past the service, its pool and row security.
public final class Database implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final int CONNECTIONS = 8;

    private final String url;
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
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

    @Override
    public void close() throws SQLException {
        threads.shutdown();
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
