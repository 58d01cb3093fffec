package dev.parley.voice.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whatBothTellIsThereOnce() {
        var told = conversation("agent Hello", "user I fell", "agent You said: I fell");
        var saved = conversation("agent Hello", "user I  fell ", "agent You said: I fell");

        assertThat(words(Merge.of(told, saved))).containsExactly("agent Hello", "user I fell",
                "agent You said: I fell");
    }

    @Test
    void oneOfThemAloneIsEnough() {
        var some = conversation("agent Hello", "user Hi");

        assertThat(Merge.of(some, List.of())).isEqualTo(some);
        assertThat(Merge.of(List.of(), some)).isEqualTo(some);
    }

    @Test
    void whatOnlyTheClientHasFollowsWhatItFollowedThere() {
        var told = conversation("agent Hello", "user yes", "agent Good");
        var saved = conversation("user Before all", "agent Hello", "user (a gesture)", "user yes", "agent Good",
                "user Bye");

        assertThat(words(Merge.of(told, saved))).containsExactly("user Before all", "agent Hello", "user (a gesture)",
                "user yes", "agent Good", "user Bye");
    }

    @Test
    void whatIsSaidTwiceIsThereTwice() {
        var told = conversation("user yes", "agent Sure?", "user yes");
        var saved = conversation("user yes", "user yes", "user yes");

        assertThat(words(Merge.of(told, saved))).containsExactly("user yes", "agent Sure?", "user yes", "user yes");
    }

    @Test
    void anAgentThatWasCutShortHasSpokenOnce() {
        var told = conversation("agent I think that the bridge...", "user Wait");
        var saved = conversation("agent I think that the bridge stands for a decision.", "user Wait");

        assertThat(words(Merge.of(told, saved))).containsExactly("agent I think that the bridge...", "user Wait");
    }

    @Test
    void theSameWordsOfTheOtherAreAnotherTurn() {
        assertThat(words(Merge.of(conversation("agent Hello"), conversation("user Hello")))).hasSize(2);
    }

    @Test
    void theOrderInWhichAClientSavedChangesNoTurn() {
        var told = conversation("agent Hello", "user I fell", "agent Far?");
        var saved = conversation("agent Hello", "user I fell", "agent Far?").reversed();

        assertThat(Merge.of(told, saved)).isEqualTo(told);
        assertThat(Merge.of(told, Collections.nCopies(1, saved.getFirst()))).isEqualTo(told);
    }

    private static List<Said> conversation(String... turns) {
        return Stream.of(turns).map(turn -> new Said(turn.startsWith("user") ? Role.USER : Role.AGENT,
                turn.substring(turn.indexOf(' ') + 1), NOON)).toList();
    }

    private static List<String> words(List<Said> said) {
        return said.stream().map(one -> one.role().word() + " " + one.text()).toList();
    }
}
