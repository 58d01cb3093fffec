package dev.parley.persona.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A heading and what stands below it; never the one without the other.
///
/// @param bytes
///            of the section as it is rendered, in UTF-8
record Section(Matter matter, List<Line> lines, int bytes) {
    private static final String HEADING = "## ";

    static Optional<Section> of(Matter matter, List<Line> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        int bytes = headingBytes(matter) + lines.size() + lines.stream().mapToInt(Line::bytes).sum();
        return Optional.of(new Section(matter, List.copyOf(lines), bytes));
    }

    /// Keeps whole lines from the top, and whole sentences of the line that is too long. Where nothing is left of what
    /// a person said, our introduction to it goes, too.
    Optional<Section> cutTo(int bytesMax) {
        if (bytes <= bytesMax) {
            return Optional.of(this);
        }
        var kept = new ArrayList<Line>();
        int room = bytesMax - headingBytes(matter);
        for (var line : lines) {
            if (line.bytes() + 1 > room) {
                line.cutTo(room - 1).ifPresent(kept::add);
                break;
            }
            kept.add(line);
            room -= line.bytes() + 1;
        }
        while (!kept.isEmpty() && kept.getLast().isBlank()) {
            kept.removeLast();
        }
        return of(matter, isFenced() && kept.stream().noneMatch(Line::isFenced) ? List.of() : kept);
    }

    boolean isFenced() {
        return lines.stream().anyMatch(Line::isFenced);
    }

    void appendTo(StringBuilder page) {
        page.append(HEADING).append(matter.heading());
        lines.forEach(line -> line.appendTo(page.append('\n')));
    }

    private static int headingBytes(Matter matter) {
        return HEADING.length() + matter.heading().length();
    }

    @Override
    public String toString() {
        return "Section[matter=" + matter + "]";
    }
}
