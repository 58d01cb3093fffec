package dev.parley.session.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.model.event.Turn;
import dev.parley.session.transcript.CueTimes.Cue;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CueTimesTest {

    @Test
    void aTurnLastsUntilTheNextBegins() {
        assertThat(CueTimes.of(turns(1.5, 4.0, 9.0))).extracting(Cue::startMillis, Cue::endMillis)
                .startsWith(tuple(1500L, 4000L),
                        tuple(4000L, 9000L));
    }

    @Test
    void theLastLastsAsLongAsItTakesToSayIt() {
        var cues = CueTimes.of(List.of(new Turn("user", "a".repeat(100), 2.0)));

        assertThat(cues.getFirst().endMillis()).isEqualTo(2000 + 6500);
    }

    @Test
    void aTurnWithoutATimeComesAfterTheOneBeforeAndBeforeTheNext() {
        var cues = CueTimes.of(turns(1.0, null, 1.5));

        assertThat(cues).extracting(Cue::startMillis).containsExactly(1000L, 1500L, 1500L);
    }

    @Test
    void withoutAnyTimeTurnsFollowOneAnother() {
        assertThat(CueTimes.of(turns(null, null, null))).extracting(Cue::startMillis)
                .containsExactly(0L, 1000L, 2000L);
    }

    @Test
    void whateverVendorsSayBeginningsNeverGoBackAndNothingEndsBeforeItBegan() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var run = 0; run < 200; run++) {
            var cues = CueTimes.of(IntStream.range(0, 1 + random.nextInt(20))
                    .mapToObj(_ -> new Turn("user", "a".repeat(random.nextInt(200)), offset(random))).toList());

            assertThat(cues).as("seed %d", seed).allMatch(cue -> cue.startMillis() >= 0)
                    .allMatch(cue -> cue.endMillis() > cue.startMillis());
            assertThat(cues).as("seed %d", seed).extracting(Cue::startMillis).isSorted();
        }
    }

    private static @Nullable Double offset(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> Double.NaN;
            case 2 -> -random.nextDouble() * 100;
            case 3 -> Double.POSITIVE_INFINITY;
            default -> random.nextDouble() * 1000;
        };
    }

    private static List<Turn> turns(@Nullable Double... offsets) {
        return Arrays.stream(offsets).map(offset -> new Turn("user", "Hi", offset)).toList();
    }
}
