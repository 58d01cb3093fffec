package dev.parley.session.transcript;

import dev.parley.model.event.Turn;
import java.util.List;
import java.util.stream.Collectors;

/// A transcript to read: one turn after the other, each beginning with who speaks. A line break within a turn is
/// indented, so that nothing said can look like another turn.
public final class PlainText {

    private PlainText() {}

    public static String of(List<Turn> turns) {
        return turns.stream().map(PlainText::line).collect(Collectors.joining());
    }

    private static String line(Turn turn) {
        return turn.role() + ": " + turn.text().strip().replaceAll("\\R", "\n  ") + "\n";
    }
}
