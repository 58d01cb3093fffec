package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void aBusyMachineIsWarnedOfInOneLine() {
        assertThat(new Machine(2, "25", "Linux amd64", 1.5).warning()).hasValueSatisfying(
                warning -> assertThat(warning).startsWith("The machine was not idle").doesNotContain("\n"));
    }

    @Test
    void anIdleMachineIsNotWarnedOf() {
        assertThat(new Machine(2, "25", "Linux amd64", 0.1).warning()).isEmpty();
    }

    @Test
    void aSystemThatDoesNotTellItsLoadIsNotCalledBusy() {
        var machine = new Machine(2, "25", "Windows amd64", -1);

        assertThat(machine.warning()).isEmpty();
        assertThat(machine.describe()).isEqualTo(
                "2 cores, JDK 25, Windows amd64, load average before the start unknown");
    }
}
