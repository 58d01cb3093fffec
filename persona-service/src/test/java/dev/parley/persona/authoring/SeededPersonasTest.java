package dev.parley.persona.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class SeededPersonasTest {

    @ParameterizedTest
    @ValueSource(strings = {"mentor-maya", "mentor-jonas"})
    void whatTheMigrationWroteIsWhatTheServiceWouldHaveWritten(String id) {
        var stored = column("content", id);
        var json = new PersonaContentJson();

        assertThat(json.convertToDatabaseColumn(json.convertToEntityAttribute(stored))).isEqualTo(stored);
        assertThat(PersonaContentJson.digest(json.convertToEntityAttribute(stored))).isEqualTo(column("digest", id));
    }

    private static String column(String column, String persona) {
        return Database.query("SELECT " + column + " FROM persona.persona_version WHERE persona_id = ?", persona)
                .getFirst();
    }
}
