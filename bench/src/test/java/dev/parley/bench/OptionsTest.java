package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final List<String> KNOWN = List.of("contexts", "personas");

    @Test
    void withoutNamesEverythingIsMeasured() {
        var options = Options.parse(List.of(), KNOWN);

        assertThat(KNOWN).allMatch(options::includes);
        assertThat(options.seconds()).isEqualTo(30);
    }

    @Test
    void onlyWhatIsNamedIsMeasured() {
        var options = Options.parse(List.of("--seconds", "3", "personas"), KNOWN);

        assertThat(KNOWN.stream().filter(options::includes)).containsExactly("personas");
        assertThat(options.seconds()).isEqualTo(3);
    }

    @Test
    void anUnknownNameIsToldTheKnownOnes() {
        assertThatThrownBy(() -> Options.parse(List.of("context"), KNOWN))
                .hasMessage("There is no benchmark \"context\"; there are: contexts, personas.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "601", "-3", "soon"})
    void secondsThatNobodyCouldMeasureAreRefused(String seconds) {
        assertThatThrownBy(() -> Options.parse(List.of("--seconds", seconds), KNOWN))
                .hasMessage("--seconds needs a whole number from 1 to 600.");
    }

    @Test
    void secondsWithoutNumberAreRefused() {
        assertThatThrownBy(() -> Options.parse(List.of("--seconds"), KNOWN)).isInstanceOf(BenchFailure.class);
    }
}
