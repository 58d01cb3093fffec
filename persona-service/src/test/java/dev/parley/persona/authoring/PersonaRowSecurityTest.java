package dev.parley.persona.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class PersonaRowSecurityTest {

    @BeforeAll
    static void twoPersonsWithAPersonaEach() {
        for (var person : new String[]{"rs-ana", "rs-bo"}) {
            Database.execute("INSERT INTO persona.persona (id, person_id, name) VALUES (?, ?, 'N')", of(person),
                    person);
            Database.execute("""
                    INSERT INTO persona.persona_version (persona_id, version, digest, content, made_at)
                    VALUES (?, 1, 'd', '{}', now())""", of(person));
        }
    }

    @Test
    void aPersonSeesTheirOwnAndEverybodysAndNobodyElses() throws SQLException {
        try (var app = actingAs("user", "rs-ana")) {
            assertThat(Database.query(app, "SELECT id FROM persona.persona"))
                    .contains(of("rs-ana"), "mentor-maya").doesNotContain(of("rs-bo"));
            assertThat(Database.query(app, "SELECT persona_id FROM persona.persona_version"))
                    .contains(of("rs-ana"), "mentor-maya").doesNotContain(of("rs-bo"));
        }
    }

    @Test
    void whoActsForNobodySeesNoPersonsPersona() throws SQLException {
        try (var app = Database.connect("persona_app")) {
            assertThat(Database.query(app, "SELECT id FROM persona.persona WHERE person_id IS NOT NULL")).isEmpty();
        }
    }

    @Test
    void aPersonChangesNeitherSomebodyElsesNorEverybodys() throws SQLException {
        try (var app = actingAs("user", "rs-ana")) {
            for (var id : new String[]{of("rs-bo"), "mentor-maya"}) {
                assertThat(execute(app, "UPDATE persona.persona SET name = 'Stolen' WHERE id = ?", id)).isZero();
                assertThat(execute(app, "DELETE FROM persona.persona WHERE id = ?", id)).isZero();
                assertThat(execute(app, "DELETE FROM persona.persona_version WHERE persona_id = ?", id)).isZero();
            }
        }
    }

    @Test
    void aPersonMakesNoVersionOfSomebodyElsesOrOfEverybodys() throws SQLException {
        for (var id : new String[]{of("rs-bo"), "mentor-maya"}) {
            try (var app = actingAs("user", "rs-ana")) {
                assertThatThrownBy(() -> execute(app, """
                        INSERT INTO persona.persona_version (persona_id, version, digest, content, made_at)
                        VALUES (?, 77, 'd', '{}', now())""", id)).hasMessageContaining("row-level security");
            }
        }
    }

    @Test
    void aPersonGivesNoPersonaAwayAndTakesNoneOver() throws SQLException {
        for (var owner : new String[]{"'rs-bo'", "NULL"}) {
            try (var app = actingAs("user", "rs-ana")) {
                assertThatThrownBy(() -> execute(app,
                        "UPDATE persona.persona SET person_id = " + owner + " WHERE id = ?", of("rs-ana")))
                        .hasMessageContaining("row-level security");
            }
        }
    }

    @Test
    void aVersionIsNeverChangedNotEvenByAService() throws SQLException {
        try (var app = actingAs("service", "")) {
            assertThatThrownBy(() -> execute(app,
                    "UPDATE persona.persona_version SET content = '{}' WHERE persona_id = ?", of("rs-ana")))
                    .hasMessageContaining("never changed");
        }
    }

    private static Connection actingAs(String role, String person) throws SQLException {
        var app = Database.connect("persona_app");
        app.setAutoCommit(false);
        Database.query(app, "SELECT set_config('parley.role', ?, true), set_config('parley.person', ?, true)", role,
                person);
        return app;
    }

    private static int execute(Connection connection, String sql, String parameter) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            return statement.executeUpdate();
        }
    }

    private static String of(String person) {
        return "persona-of-" + person;
    }
}
