package dev.parley.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How many rows a second this machine's Postgres commits, each in a transaction of its own, from sixteen connections:
/// 900 bytes and an id that is unique. It is what whoever stores what comes one by one has to live with.
public final class RowAtATime {
    private static final int CONNECTIONS = 16;
    private static final String SUPERUSER = "postgres";
    private static final String TABLE = "bench.row_at_a_time";
    private static final String BODY = "{\"event\":\"participant_joined\",\"x\":\"" + "x".repeat(866) + "\"}";
    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/(\\w+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final String url;

    RowAtATime(String url) {
        this.url = url;
    }

    /// @param how
    ///            was measured: by `pgbench`, or over JDBC where that is not installed
    public record Rate(double perSecond, String how) {}

    public Rate measure(Duration length) throws SQLException, InterruptedException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS bench");
            statement.execute("DROP TABLE IF EXISTS " + TABLE);
            statement.execute("CREATE TABLE " + TABLE
                    + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id text NOT NULL UNIQUE, body text NOT NULL)");
            var pgbench = pgbench();
            var rate = pgbench.isPresent()
                    ? new Rate(byPgbench(pgbench.get(), length), "pgbench")
                    : new Rate(overJdbc(length), "JDBC; pgbench is not installed");
            statement.execute("DROP TABLE " + TABLE);
            return rate;
        } catch (IOException e) {
            throw new IllegalStateException("pgbench could not be run", e);
        }
    }

    /// On the path, or where distributions put what belongs to one version of the server: the newest.
    private static Optional<Path> pgbench() throws IOException {
        var onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1));
        var versions = Path.of("/usr/lib/postgresql");
        try (var installed = Files.isDirectory(versions) ? Files.list(versions) : Stream.<Path>empty()) {
            var directories = Stream
                    .concat(installed.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")),
                            onPath.map(Path::of))
                    .toList();
            return directories.stream().map(directory -> directory.resolve("pgbench")).filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private double byPgbench(Path pgbench, Duration length) throws IOException, InterruptedException {
        var address = ADDRESS.matcher(url);
        if (!address.lookingAt()) {
            throw new IOException("No address of a database: " + url);
        }
        var script = Files.createTempFile("row-at-a-time", ".sql");
        try {
            Files.writeString(script, """
                    \\set number random(1, 9000000000000000000)
                    INSERT INTO %s (event_id, body) VALUES ('EV_' || :number, '%s');
                    """.formatted(TABLE, BODY));
            var process = new ProcessBuilder(pgbench.toString(), "-n", "-M", "prepared", "-c",
                    Integer.toString(CONNECTIONS), "-j", "2", "-T", Long.toString(length.toSeconds()), "-f",
                    script.toString(), "-h", address.group(1), "-p", address.group(2), "-U", SUPERUSER,
                    address.group(3)).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var rate = RATE.matcher(said);
            if (process.waitFor() != 0 || !rate.find()) {
                throw new IOException("pgbench failed: " + said);
            }
            return Double.parseDouble(rate.group(1));
        } finally {
            Files.delete(script);
        }
    }

    private double overJdbc(Duration length) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var start = System.nanoTime();
            var loops = new ArrayList<Future<Integer>>();
            for (var n = 0; n < CONNECTIONS; n++) {
                loops.add(threads.submit(insertingUntil(start + length.toNanos())));
            }
            var rows = 0;
            for (var loop : loops) {
                rows += loop.get();
            }
            return rows * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A row could not be inserted", e);
        }
    }

    private Callable<Integer> insertingUntil(long until) {
        return () -> {
            try (var connection = connect();
                    var insert = connection.prepareStatement("INSERT INTO " + TABLE
                            + " (event_id, body) VALUES ('EV_' || ?::bigint, '" + BODY + "')")) {
                var rows = 0;
                while (System.nanoTime() < until) {
                    insert.setLong(1, ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
                    insert.execute();
                    rows++;
                }
                return rows;
            }
        };
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, SUPERUSER, "");
    }
}
