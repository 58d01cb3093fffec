package dev.parley.persona.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(PeerStandIn.class)
class CatalogueRowSecurityTest {
    private static final Map<String, String> INSERTS = Map.of(
            "avatar", "INSERT INTO avatar (id, name, description, tier) VALUES ('sneaked-in', 'A', 'A', 'free')",
            "interpreter", "INSERT INTO interpreter (id, name, style, greeting, voice) "
                    + "VALUES ('sneaked-in', 'A', 'A', 'A', 'Ashley')",
            "voice", "INSERT INTO voice (id, description) VALUES ('sneaked-in', 'A')");

    @ParameterizedTest
    @ValueSource(strings = {"avatar", "interpreter", "voice"})
    void aPersonsTransactionReadsTheCatalogueButChangesNothing(String table) throws SQLException {
        try (var connection = Database.connect("persona_app")) {
            Database.query(connection,
                    "SELECT set_config('parley.role', 'user', false), set_config('parley.person', 'anna', false)");

            assertThat(Database.query(connection, "SELECT id FROM " + table)).hasSizeGreaterThanOrEqualTo(4);
            assertThat(execute(connection, "UPDATE " + table + " SET active = false")).isZero();
            assertThat(execute(connection, "DELETE FROM " + table)).isZero();
            assertThatThrownBy(() -> execute(connection, INSERTS.get(table)))
                    .hasMessageContaining("row-level security");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"avatar", "interpreter", "voice"})
    void anAdminsTransactionChangesIt(String table) throws SQLException {
        try (var connection = Database.connect("persona_app")) {
            connection.setAutoCommit(false);
            Database.query(connection, "SELECT set_config('parley.role', 'service', true)");

            assertThat(execute(connection, INSERTS.get(table))).isOne();
            assertThat(execute(connection, "DELETE FROM " + table + " WHERE id = 'sneaked-in'")).isOne();
            connection.rollback();
        }
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
