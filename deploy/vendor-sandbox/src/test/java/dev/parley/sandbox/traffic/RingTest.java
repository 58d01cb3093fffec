package dev.parley.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RingTest {

    @Test
    void aFullRingForgetsItsOldest() {
        var ring = new Ring<Integer>(2);

        ring.add(1);
        ring.add(2);
        ring.add(3);

        assertThat(ring.entries()).containsExactly(2, 3);
    }
}
