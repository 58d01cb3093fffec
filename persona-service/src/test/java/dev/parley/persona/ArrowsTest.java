package dev.parley.persona;

import dev.parley.test.Arrows;
import org.junit.jupiter.api.Test;

class ArrowsTest {

    @Test
    void packagesDependInOneDirection() {
        Arrows.check("dev.parley.persona");
    }
}
