package dev.parley.stack.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    private static final List<String> DURABLE = List.of("fsync=on");

    @TempDir
    Path directory;

    @Test
    void everyServiceFindsItsSchemaAndItsTwoRoles() throws Exception {
        try (var postgres = start(); var connection = postgres.connect("postgres")) {
            assertThat(names(connection, "SELECT nspname FROM pg_namespace"))
                    .contains("session", "persona", "ingest", "billing", "voice");
            assertThat(names(connection, "SELECT rolname FROM pg_roles WHERE NOT rolsuper AND NOT rolbypassrls"))
                    .contains("session_owner", "session_app", "billing_owner", "billing_app");
            assertThat(names(connection, "SHOW fsync")).containsExactly("on");
        }
    }

    @Test
    void theAppRoleReadsAndWritesRowsButOwnsNoTable() throws Exception {
        try (var postgres = start()) {
            // Given
            execute(postgres, "session_owner", "CREATE TABLE talk (name text)");
            // When
            execute(postgres, "session_app", "INSERT INTO talk VALUES ('first')");
            // Then
            assertThatThrownBy(() -> execute(postgres, "session_app", "DROP TABLE talk"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void rowsSurviveARestart() throws Exception {
        // Given
        try (var postgres = start()) {
            execute(postgres, "voice_owner", "CREATE TABLE room AS SELECT 'r1' AS name");
        }
        // When
        try (var postgres = start(); var connection = postgres.connect("voice_owner")) {
            // Then
            assertThat(names(connection, "SELECT name FROM room")).containsExactly("r1");
        }
    }

    @Test
    void aServerThatWasLeftBehindIsEndedByTheNextStart() throws Exception {
        // Given
        try (var forgotten = ForgottenServers.in(directory)) {
            // When
            try (var _ = start()) {
                // Then
                assertThat(forgotten.postgres().isAlive()).isFalse();
            }
        }
    }

    @Test
    void afterClosingNoServerIsLeft() throws Exception {
        // Given
        var postgres = start();
        var process = ProcessHandle.of(postgres.pid()).orElseThrow();
        // When
        postgres.close();
        // Then
        assertThat(process.isAlive()).isFalse();
        assertThat(Ports.isFree(postgres.port())).isTrue();
    }

    @Test
    void whatAKilledFirstStartLeftBehindIsReplaced() throws Exception {
        // Given
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "18");
        // When
        try (var postgres = start(); var connection = postgres.connect("postgres")) {
            // Then
            assertThat(names(connection, "SELECT 1")).containsExactly("1");
        }
    }

    private Postgres start() throws IOException {
        return Postgres.start(directory, Ports.free(), DURABLE);
    }

    private static void execute(Postgres postgres, String role, String sql) throws SQLException {
        try (var connection = postgres.connect(role); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
