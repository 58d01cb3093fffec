package dev.parley.voice.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aConversationIsCounted() {
        var quality = Quality.of(List.of(said(Role.AGENT, "Good evening", 0), said(Role.USER, "I fell", 4),
                said(Role.AGENT, "How far", 7), said(Role.USER, "Very far", 27)), 1);

        assertThat(quality.turns()).isEqualTo(4);
        assertThat(quality.personsTurns()).isEqualTo(2);
        assertThat(quality.personsShare()).isEqualTo(0.5);
        assertThat(quality.longestSilenceSeconds()).isEqualTo(20);
        assertThat(quality.interruptions()).isEqualTo(1);
        assertThat(quality.firstAnswerSeconds()).isEqualTo(3);
    }

    @Test
    void wherePersonsGotNoAnswerThereIsNoTimeOfIt() {
        assertThat(Quality.of(List.of(said(Role.AGENT, "Hello", 0), said(Role.USER, "Hi", 1)), 0).firstAnswerSeconds())
                .isNull();
    }

    @Test
    void nothingSaidIsNothing() {
        var quality = Quality.of(List.of(), 0);

        assertThat(quality.turns()).isZero();
        assertThat(quality.personsShare()).isZero();
        assertThat(quality.longestSilenceSeconds()).isZero();
    }

    private static Said said(Role role, String text, int second) {
        return new Said(role, text, NOON.plusSeconds(second));
    }
}
