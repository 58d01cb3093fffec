package dev.parley.persona.context;

import java.util.ArrayList;
import java.util.List;

/// What somebody wrote, without whatever could break a line or hide in one. Every script, emoji, bracket and backtick
/// stays as it is.
final class Written {
    private static final int NAME_CHARACTERS_MAX = 60;

    private Written() {}

    /// Ends at every kind of line break, so that a line never shows as two. Blank lines around the text go.
    static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLineBreak(c)) {
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                lines.add(line.toString());
                line.setLength(0);
            } else if (c == '\t') {
                line.append(' ');
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                line.append(c).append(text.charAt(++i));
            } else if (!Character.isISOControl(c) && !Character.isSurrogate(c)) {
                line.append(c);
            }
        }
        lines.add(line.toString());
        return withoutBlankEnds(lines);
    }

    /// Breaks and controls become spaces.
    static String oneLine(String text) {
        var line = new StringBuilder();
        text.codePoints()
                .filter(c -> !isHalfOfAPair(c))
                .map(c -> isLineBreak(c) || Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : c)
                .filter(c -> c != ' ' || !endsWithSpace(line))
                .forEach(line::appendCodePoint);
        return isBlank(line) ? "" : line.toString().strip();
    }

    /// A name, or a word, in the midst of a sentence of ours.
    static String name(String text) {
        return Cut.toCharacters(oneLine(text), NAME_CHARACTERS_MAX);
    }

    /// Spaces and invisible characters are nothing that could be read.
    static boolean isBlank(CharSequence text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)
                || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    private static boolean isLineBreak(int c) {
        return switch (c) {
            case '\n', '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> true;
            default -> false;
        };
    }

    private static boolean isHalfOfAPair(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean endsWithSpace(StringBuilder line) {
        return !line.isEmpty() && line.charAt(line.length() - 1) == ' ';
    }

    private static List<String> withoutBlankEnds(List<String> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && isBlank(lines.get(from))) {
            from++;
        }
        while (from < to && isBlank(lines.get(to - 1))) {
            to--;
        }
        return lines.subList(from, to);
    }
}
