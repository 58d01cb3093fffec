package dev.parley.persona.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CutTest {
    private static final String FAMILY = "👩‍👩‍👧‍👦";

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(Cut.toBytes("It fits.", 8)).isEqualTo("It fits.");
    }

    @Test
    void sentencesThatDoNotFitAreLeftOut() {
        assertThat(Cut.toBytes("One is here. Two is here. Three is here.", 30)).isEqualTo("One is here. Two is here.");
    }

    @Test
    void aSentenceThatIsTooLongEndsAtAWordWithoutTheCommaBehindIt() {
        assertThat(Cut.toBytes("Well, this is a very long sentence that goes on, and on, and on again", 52))
                .isEqualTo("Well, this is a very long sentence that goes on…");
    }

    @Test
    void whatHasNoWordsEndsAtAWholeCharacter() {
        assertThat(Cut.toBytes(FAMILY.repeat(10), 62)).isEqualTo(FAMILY.repeat(2) + "…");
        assertThat(Cut.toBytes("没".repeat(100), 50)).isEqualTo("没".repeat(15) + "…");
    }

    @Test
    void aFragmentThatSaysNothingIsLeftOut() {
        assertThat(Cut.toBytes("Name: somebody with a name as long as this one is", 20)).isEmpty();
    }

    @Test
    void oneCharacterThatIsLongerThanTheRoomIsLeftOut() {
        assertThat(Cut.toBytes("e" + "\u0301".repeat(1_000), 100)).isEmpty();
    }

    @Test
    void aNameIsCutBetweenWholeCharacters() {
        assertThat(Cut.toCharacters(FAMILY.repeat(10), 60)).isEqualTo(FAMILY.repeat(8));
    }

    @Test
    void whateverIsCutIsAWholeBeginningAndFits() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("Random lines of seed " + seed + " (again with -Dseed=" + seed + ")");
        var random = new Random(seed);
        var units = List.of("a", " ", "word ", "End. ", "? ", "没有。", "مرحبا ", "नमस्ते ", FAMILY, "🇩🇪", "e\u0301",
                ", ");
        for (int i = 0; i < 2_000; i++) {
            var line = new StringBuilder();
            for (int length = random.nextInt(80); length > 0; length--) {
                line.append(units.get(random.nextInt(units.size())));
            }
            assertWhole(line.toString(), random.nextInt(300));
        }
    }

    private static void assertWhole(String line, int bytesMax) {
        var cut = Cut.toBytes(line, bytesMax);
        assertThat(cut.getBytes(UTF_8).length).isLessThanOrEqualTo(bytesMax);
        assertThat(Cut.bytes(cut)).isEqualTo(cut.getBytes(UTF_8).length);
        var kept = cut.endsWith("…") ? cut.substring(0, cut.length() - 1) : cut;
        var characters = BreakIterator.getCharacterInstance();
        characters.setText(line);
        assertThat(line).startsWith(kept);
        assertThat(characters.isBoundary(kept.length())).as("%s of %s", kept, line).isTrue();
    }
}
