package dev.parley.sandbox.tavus.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sandbox.tavus.settings.TavusConfig.Naming;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void onlyWhatWasRenamedIsRespelt() {
        assertThat(Spelling.PAL.of(Map.of("default_replica_id", 1, "status", 2)))
                .isEqualTo(Map.of("default_face_id", 1, "status", 2));
        assertThat(Spelling.LEGACY.of(Map.of("default_replica_id", 1))).containsKey("default_replica_id");
        assertThat(Spelling.legacy("pal_name")).isEqualTo("persona_name");
        assertThat(Spelling.legacy("palette")).isEqualTo("palette");
    }

    @Test
    void mixedRowsTakeTurns() {
        assertThat(Naming.MIXED.of(0)).isEqualTo(Spelling.LEGACY);
        assertThat(Naming.MIXED.of(1)).isEqualTo(Spelling.PAL);
        assertThat(Naming.MIXED.of(2)).isEqualTo(Spelling.LEGACY);
        assertThat(Naming.PAL.of(0)).isEqualTo(Spelling.PAL);
        assertThat(Naming.LEGACY.of(1)).isEqualTo(Spelling.LEGACY);
    }
}
