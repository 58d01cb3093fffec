package dev.parley.stack.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// A Postgres server that keeps its data in a directory, with the database, roles and schemas of production.
public final class Postgres implements AutoCloseable {
    private static final String DATABASE = "parley";
    private static final String PROGRAM = "postgres";

    private final EmbeddedPostgres server;
    private final Path pidFile;

    private Postgres(EmbeddedPostgres server, Path pidFile) {
        this.server = server;
        this.pidFile = pidFile;
    }

    /// @param settings
    ///            further server settings as `name=value`; the last one of a name wins
    public static Postgres start(Path directory, int port, List<String> settings) throws IOException {
        var data = directory.resolve("data");
        var pidFile = data.resolve("postmaster.pid");
        Files.createDirectories(directory);
        refuseToRunAsRoot();
        LeftOver.named(pidFile, PROGRAM).ifPresent(LeftOver::end);
        Files.deleteIfExists(pidFile);
        discardHalfMade(data);
        var postgres = new Postgres(launch(directory, data, port, settings), pidFile);
        try {
            postgres.prepare();
        } catch (SQLException | IOException e) {
            postgres.close();
            throw new IOException("Postgres started but its database could not be prepared: " + e.getMessage(), e);
        }
        return postgres;
    }

    /// As the reactive driver wants it; with `jdbc:` in front it serves the blocking one.
    public String url() {
        return url(server.getPort());
    }

    /// That of a server on this port.
    public static String url(int port) {
        return "postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public int port() {
        return server.getPort();
    }

    public long pid() throws IOException {
        return LeftOver.named(pidFile, PROGRAM)
                .orElseThrow(() -> new IOException("Postgres has ended"))
                .pid();
    }

    public Connection connect(String role) throws SQLException {
        return server.getDatabase(role, DATABASE).getConnection();
    }

    /// Sees to it itself that the server is gone: the library only asks, and gives up after five seconds.
    @Override
    public void close() throws IOException {
        var process = LeftOver.named(pidFile, PROGRAM);
        server.close();
        process.ifPresent(LeftOver::end);
    }

    private static EmbeddedPostgres launch(Path directory, Path data, int port, List<String> settings)
            throws IOException {
        var log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("program").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setPort(port)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // A socket file would be one more thing that two servers on one machine could fight over.
                .setServerConfig("unix_socket_directories", "");
        for (var setting : settings) {
            var equals = setting.indexOf('=');
            builder.setServerConfig(setting.substring(0, equals), setting.substring(equals + 1));
        }
        try {
            return builder.start();
        } catch (IOException | IllegalStateException e) {
            LeftOver.named(data.resolve("postmaster.pid"), PROGRAM).ifPresent(LeftOver::end);
            throw new IOException("Postgres did not start; the reason is in " + directory.resolve("postgres.log"), e);
        }
    }

    /// Postgres never runs as root; a user namespace hides root from it where the kernel grants one.
    private static void refuseToRunAsRoot() throws IOException {
        if (System.getProperty("user.name").equals("root") && !LinuxUtils.isUnshareAvailable()) {
            throw new IOException("Postgres does not run as root, and user namespaces are not available here:"
                    + " start as an ordinary user, or set PARLEY_POSTGRES_URL to a server of your own.");
        }
    }

    /// A first start that was killed leaves a directory which can neither be used nor filled again.
    private static void discardHalfMade(Path data) throws IOException {
        if (Files.exists(data) && !Files.exists(data.resolve("global").resolve("pg_control"))) {
            Directories.delete(data);
        }
    }

    private void prepare() throws SQLException, IOException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            if (!statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'").next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
        try (var connection = connect("postgres"); var statement = connection.createStatement()) {
            statement.execute(bootstrapScript());
        }
    }

    private static String bootstrapScript() throws IOException {
        try (var script = Postgres.class.getResourceAsStream("/postgres/bootstrap.sql")) {
            if (script == null) {
                throw new IOException("postgres/bootstrap.sql is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
