package dev.parley.billing.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    @ParameterizedTest
    @CsvSource({
            "UP_TO_SECOND,   0,  1,  0,   0",
            "UP_TO_SECOND,   1,  1,  0,   1",
            "UP_TO_SECOND,  61,  1,  0,  61",
            "UP_TO_SECOND,  29,  1, 30,  30",
            "UP_TO_SECOND,  30,  1, 30,  30",
            "UP_TO_SECOND,  31,  1, 30,  31",
            "UP_TO_MINUTE,   0,  1,  0,   0",
            "UP_TO_MINUTE,   1,  1,  0,  60",
            "UP_TO_MINUTE,  59,  1,  0,  60",
            "UP_TO_MINUTE,  60,  1,  0,  60",
            "UP_TO_MINUTE,  61,  1,  0, 120",
            "UP_TO_MINUTE,   0,  1,  1,  60",
            "UP_TO_MINUTE,  10,  1, 90, 120",
            "UP_TO_BLOCK,    0,  6,  0,   0",
            "UP_TO_BLOCK,    5,  6,  0,   6",
            "UP_TO_BLOCK,    6,  6,  0,   6",
            "UP_TO_BLOCK,    7,  6,  0,  12",
            "UP_TO_BLOCK,    1,  6, 30,  30",
            "UP_TO_BLOCK,    1,  7, 30,  35",
            "UP_TO_BLOCK,   36,  7, 30,  42",
            "UP_TO_BLOCK,   61, 60,  0, 120"})
    void secondsAreRoundedUpAndAreNoFewerThanTheMinimum(Rounding rounding, long seconds, int block, int minimum,
            long charged) {
        assertThat(rounding.charged(seconds, block, minimum)).isEqualTo(charged);
    }
}
