package dev.parley.persona.memory;

import dev.parley.model.event.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is remembered of a transcript.
///
/// @param turns
///            how many turns the transcript had, which tells the fuller of two
record Gist(@Nullable String topic, List<String> closingLines, int turns) {
    static final int TOPIC_MAX = 160;
    static final int CLOSING_LINE_MAX = 200;
    private static final int CLOSING_LINES_MAX = 4;
    private static final int WORDS_OF_SUBSTANCE = 4;

    static Gist of(List<Turn> transcript) {
        var said = transcript.stream().filter(Gist::isSaid).toList();
        var closing = new ArrayList<String>();
        for (var turn : said.subList(Math.max(0, said.size() - CLOSING_LINES_MAX), said.size())) {
            closing.add(line(turn));
        }
        return new Gist(topic(said).orElse(null), List.copyOf(closing), said.size());
    }

    boolean isEmpty() {
        return turns == 0;
    }

    private static boolean isSaid(Turn turn) {
        return Speaker.of(turn).isPresent() && !Excerpt.oneLine(turn.text(), 1).isEmpty();
    }

    /// "Hello" is no topic where there is more to go by.
    private static Optional<String> topic(List<Turn> said) {
        var byPerson = said.stream().filter(turn -> Speaker.of(turn).equals(Optional.of(Speaker.PERSON))).toList();
        return byPerson.stream().filter(Gist::hasSubstance).findFirst()
                .or(() -> byPerson.stream().findFirst())
                .map(turn -> Excerpt.of(turn.text(), TOPIC_MAX));
    }

    private static boolean hasSubstance(Turn turn) {
        var words = 0;
        for (var word : Excerpt.oneLine(turn.text(), 2 * TOPIC_MAX).split(" ")) {
            words += word.codePoints().anyMatch(Character::isLetterOrDigit) ? 1 : 0;
        }
        return words >= WORDS_OF_SUBSTANCE;
    }

    private static String line(Turn turn) {
        var label = Speaker.of(turn).orElseThrow().label;
        return label + Excerpt.of(turn.text(), CLOSING_LINE_MAX - label.length());
    }

    @Override
    public String toString() {
        return "Gist[turns=" + turns + "]";
    }

    /// Who said it, by the roles that vendors give. Instructions, tools and whatever else has a role said nothing.
    private enum Speaker {
        PERSON("Person: "), AI("AI: ");

        private final String label;

        Speaker(String label) {
            this.label = label;
        }

        static Optional<Speaker> of(Turn turn) {
            return switch (turn.role().toLowerCase(Locale.ROOT)) {
                case "user" -> Optional.of(PERSON);
                case "assistant", "agent", "replica", "pal" -> Optional.of(AI);
                default -> Optional.empty();
            };
        }
    }
}
