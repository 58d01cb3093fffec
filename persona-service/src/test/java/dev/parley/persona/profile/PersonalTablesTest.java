package dev.parley.persona.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Postgres lets the service's own role see and do, should the service ever forget to ask whose a row is.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class PersonalTablesTest {
    private static final String EVERY_TABLE = """
            profile              | INSERT INTO profile (person_id) VALUES (?)
            onboarding           | INSERT INTO onboarding (person_id) VALUES (?)
            ritual_preferences   | INSERT INTO ritual_preferences (person_id) VALUES (?)
            emotional_categories | INSERT INTO emotional_categories (person_id) VALUES (?)
            goal                 | INSERT INTO goal VALUES (gen_random_uuid(), ?, 'Sleep', NULL, 0, NULL, now(), now())
            dream                | INSERT INTO dream VALUES (gen_random_uuid(), ?, 'I flew', '{}', now())
            interpretation       | WITH dreamt AS (INSERT INTO dream VALUES (gen_random_uuid(), ?, 'I flew', '{}', now()) RETURNING *) \
            INSERT INTO interpretation SELECT gen_random_uuid(), person_id, id, NULL, 'Freedom', NULL, now() FROM dreamt
            """;

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_TABLE, delimiter = '|')
    void rowsOfAnotherPersonCannotBeSeenChangedOrDeleted(String table, String insert) throws SQLException {
        var anna = table + "-rows-of-anna";
        asOwner(insert, anna);

        try (var mallory = actingAs(table + "-rows-of-mallory")) {
            assertThat(Database.query(mallory, "SELECT person_id FROM " + table)).isEmpty();
            assertThat(change(mallory, "UPDATE " + table + " SET person_id = person_id WHERE person_id = ?", anna))
                    .isZero();
            assertThat(change(mallory, "DELETE FROM " + table + " WHERE person_id = ?", anna)).isZero();
        }
        try (var herself = actingAs(anna)) {
            assertThat(Database.query(herself, "SELECT person_id FROM " + table)).containsExactly(anna);
            assertThat(change(herself, "DELETE FROM " + table + " WHERE person_id = ?", anna)).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_TABLE, delimiter = '|')
    void aRowCannotBeMadeForAnotherPersonNorGivenToOne(String table, String insert) throws SQLException {
        var anna = table + "-gifts-of-anna";
        asOwner(insert, anna);

        try (var mallory = actingAs(table + "-gifts-of-mallory")) {
            assertThatThrownBy(() -> change(mallory, insert, table + "-gifts-to-emil"))
                    .hasMessageContaining("row-level security");
        }
        try (var herself = actingAs(anna)) {
            assertThatThrownBy(() -> change(herself, "UPDATE " + table + " SET person_id = ?", "emil"))
                    .hasMessageContaining("row-level security");
        }
    }

    /// The owner of the tables is not bound by row security.
    private static void asOwner(String sql, String person) throws SQLException {
        try (var owner = Database.connect("persona_owner")) {
            change(owner, sql, person);
        }
    }

    private static Connection actingAs(String person) throws SQLException {
        var app = Database.connect("persona_app");
        Database.query(app, "SELECT set_config('parley.role', 'user', false), set_config('parley.person', ?, false)",
                person);
        return app;
    }

    private static int change(Connection connection, String sql, String person) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, person);
            return statement.executeUpdate();
        }
    }
}
