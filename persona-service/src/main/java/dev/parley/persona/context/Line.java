package dev.parley.persona.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line of a context: ours, or behind the fence because a person wrote it. A fence is at the beginning of its line
/// and a text holds no line break, so there is nothing in a text that could end it.
///
/// @param bytes
///            of the line as it is rendered, in UTF-8
record Line(String text, boolean isFenced, int bytes) {
    private static final String FENCE = "> ";

    /// A persona may quote in its own instructions; that must not look like the fence.
    static List<Line> ours(String text) {
        return Written.lines(text).stream()
                .map(line -> of(line.startsWith(FENCE) ? " " + line : line, false))
                .toList();
    }

    static List<Line> said(String text) {
        return said("", text);
    }

    /// Nothing at all where the text is empty, so that no label stands alone.
    static List<Line> said(String label, String text) {
        var lines = new ArrayList<Line>();
        for (var line : Written.lines(text)) {
            lines.add(of(lines.isEmpty() ? label + line : line, true));
        }
        return lines;
    }

    private static Line of(String text, boolean isFenced) {
        return new Line(text, isFenced, Cut.bytes(text) + (isFenced ? FENCE.length() : 0));
    }

    Optional<Line> cutTo(int bytesMax) {
        var kept = Cut.toBytes(text, bytesMax - (isFenced ? FENCE.length() : 0));
        return kept.isEmpty() ? Optional.empty() : Optional.of(of(kept, isFenced));
    }

    boolean isBlank() {
        return Written.isBlank(text);
    }

    void appendTo(StringBuilder page) {
        page.append(isFenced ? FENCE : "").append(text);
    }

    @Override
    public String toString() {
        return "Line[bytes=" + bytes + "]";
    }
}
