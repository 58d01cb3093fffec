package dev.parley.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";

    @Test
    void aShortTextStaysAsItIs() {
        assertThat(Excerpt.of("שלום " + FAMILY + " e\u0301", 40)).isEqualTo("שלום " + FAMILY + " e\u0301");
        assertThat(Excerpt.of("", 40)).isEmpty();
    }

    @Test
    void aLongTextIsCutAtTheLastSentenceThatFits() {
        assertThat(Excerpt.of("My rent is 1.5 times my pay. It worries me. What should I do about that?", 50))
                .isEqualTo("My rent is 1.5 times my pay. It worries me.");
    }

    @Test
    void aSentenceThatLeavesTooLittleIsPassedOverForTheEndOfAWord() {
        assertThat(Excerpt.of("Well. I have been thinking about moving to another town", 40))
                .isEqualTo("Well. I have been thinking about moving…");
    }

    @Test
    void rightToLeftTextIsCutAtAWord() {
        assertThat(Excerpt.of("אני חושב הרבה על העבודה שלי לאחרונה", 20)).isEqualTo("אני חושב הרבה על…");
    }

    @Test
    void textWithoutSpacesIsCutAtASentenceOrBetweenCharacters() {
        assertThat(Excerpt.of("今日は仕事のことを話したい。明日も話したい", 16)).isEqualTo("今日は仕事のことを話したい。");
        assertThat(Excerpt.of("今日は仕事のことを話したい", 6)).isEqualTo("今日は仕事…");
    }

    @ParameterizedTest
    @ValueSource(strings = {FAMILY, "e\u0301\u0302", "\uD83C\uDDF5\uD83C\uDDF9", "\uD83D\uDC4D\uD83C\uDFFD", "नि",
            "각", "a。\uFE00"})
    void noCharacterIsCutInTwoWhereverTheLimitFalls(String character) {
        var text = character.repeat(60);
        for (int max = 12; max < 60; max++) {
            var cut = Excerpt.of(text, max);
            var kept = cut.endsWith("…") ? cut.substring(0, cut.length() - 1) : cut;
            assertThat(cut.codePointCount(0, cut.length())).isLessThanOrEqualTo(max);
            assertThat(text.strip()).startsWith(kept);
            assertThat(isBoundary(text, kept.length())).isTrue();
        }
    }

    @Test
    void aCharacterUnderAMountainOfMarksIsBoundedToo() {
        assertThat(Excerpt.of("e" + "\u0301".repeat(100_000), 20)).hasSize(20);
    }

    @Test
    void lineBreaksAndControlCharactersBecomeSingleSpaces() {
        assertThat(Excerpt.of("  one\n\n\ttwo\u0000three\u2028\u00A0four ", 40)).isEqualTo("one two three four");
    }

    @Test
    void halvesOfSurrogatePairsGo() {
        assertThat(Excerpt.of("a\uD83Db\uDE00c", 40)).isEqualTo("abc");
    }

    @Test
    void aHugeTextIsReadNoFurtherThanIsNeeded() {
        assertThat(Excerpt.of("word ".repeat(2_000_000), 20)).isEqualTo("word word word word…");
        assertThat(Excerpt.of("\n".repeat(2_000_000) + "word", 20)).isEqualTo("word");
    }

    private static boolean isBoundary(String text, int at) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return characters.isBoundary(at);
    }
}
