package dev.parley.persona.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.id.PersonId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void itNamesNobody() {
        assertThat(new Erasure(new PersonId("anna"), NOON).personDigest).matches("[0-9a-f]{64}");
    }
}
