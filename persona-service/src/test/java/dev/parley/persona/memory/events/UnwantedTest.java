package dev.parley.persona.memory.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is heard of a session is dropped, or not, to the microsecond that the database keeps.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class UnwantedTest {
    private static final String NOON = "2026-05-01T12:00:00Z";
    private static final String JUST_AFTER_NOON = "2026-05-01T12:00:00.000001Z";

    private final String person = "person-" + UUID.randomUUID();

    @Test
    void anErasureCoversWhatHadBegunByThenAndNothingLater() {
        Database.execute("""
                INSERT INTO persona.erasure (person_digest, erased_at)
                VALUES (encode(sha256(convert_to(?, 'UTF8')), 'hex'), '2026-05-01T12:00:00Z')""", person);

        assertThat(isUnwanted(NOON)).isTrue();
        assertThat(isUnwanted(JUST_AFTER_NOON)).isFalse();
    }

    @Test
    void anOptOutThatEndedCoversWhatHadBegunByThenAndNothingLater() {
        Database.execute("""
                INSERT INTO persona.memory_opt_out (person_id, since, until)
                VALUES (?, '2026-05-01T11:00:00Z', '2026-05-01T12:00:00Z')""", person);

        assertThat(isUnwanted(NOON)).isTrue();
        assertThat(isUnwanted(JUST_AFTER_NOON)).isFalse();
    }

    @Test
    void anOptOutThatLastsCoversEverything() {
        Database.execute("INSERT INTO persona.memory_opt_out (person_id, since) VALUES (?, '2026-05-01T12:00:00Z')",
                person);

        assertThat(isUnwanted(JUST_AFTER_NOON)).isTrue();
    }

    private boolean isUnwanted(String at) {
        var answer = Database.query("SELECT persona.is_unwanted(?, CAST(? AS timestamptz))::text", person, at);
        return answer.getFirst().equals("true");
    }
}
