package dev.parley.persona.context;

import java.text.BreakIterator;
import java.util.Locale;

/// Shortens a line to a number of bytes: at the end of a sentence, else of a word, else of what a reader takes for one
/// character. Only as much of a text is looked at as may stay, so a long one costs no more than a short one.
final class Cut {
    /// Less than that of a sentence says nothing.
    private static final int FRAGMENT_BYTES_MIN = 40;
    /// Where a sentence or a character ends is known only from what follows.
    private static final int LOOK_AHEAD = 64;
    private static final String ELLIPSIS = "…";
    private static final int ELLIPSIS_BYTES = 3;
    private static final String DANGLING = ",;:-–— ";

    private Cut() {}

    static String toBytes(String line, int bytesMax) {
        int fitting = fitting(line, bytesMax);
        if (fitting == line.length()) {
            return line;
        }
        var seen = seen(line, fitting);
        var characters = characters(seen);
        int sentences = lastEnd(over(BreakIterator.getSentenceInstance(Locale.ROOT), seen), characters, fitting);
        if (sentences > 0) {
            return seen.substring(0, sentences).stripTrailing();
        }
        return bytesMax < FRAGMENT_BYTES_MIN
                ? ""
                : fragment(seen, characters, fitting(line, bytesMax - ELLIPSIS_BYTES));
    }

    /// At most so many code points.
    static String toCharacters(String line, int charactersMax) {
        if (line.length() <= charactersMax || line.codePointCount(0, line.length()) <= charactersMax) {
            return line;
        }
        int fitting = line.offsetByCodePoints(0, charactersMax);
        var seen = seen(line, fitting);
        var characters = characters(seen);
        return seen.substring(0, lastEnd(characters, characters, fitting)).stripTrailing();
    }

    /// Of a text without halves of surrogate pairs: each half of a pair is two of its four bytes.
    static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += bytes(text.charAt(i));
        }
        return bytes;
    }

    private static int bytes(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    /// The last whole word; but where words are as long as in scripts without spaces, the last whole character.
    private static String fragment(String seen, BreakIterator characters, int fitting) {
        int character = lastEnd(characters, characters, fitting);
        int word = lastEnd(over(BreakIterator.getWordInstance(Locale.ROOT), seen), characters, fitting);
        int end = word >= character / 2 ? word : character;
        while (end > 0 && DANGLING.indexOf(seen.charAt(end - 1)) >= 0) {
            end--;
        }
        return end == 0 ? "" : seen.substring(0, end) + ELLIPSIS;
    }

    /// How much of the line is no longer than that, between code points.
    private static int fitting(String line, int bytesMax) {
        int room = bytesMax;
        int end = 0;
        while (end < line.length() && (room -= bytes(line.charAt(end))) >= 0) {
            end++;
        }
        return end > 0 && end < line.length() && Character.isLowSurrogate(line.charAt(end)) ? end - 1 : end;
    }

    private static String seen(String line, int fitting) {
        int end = Math.min(line.length(), fitting + LOOK_AHEAD);
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
    }

    private static BreakIterator characters(String seen) {
        return over(BreakIterator.getCharacterInstance(Locale.ROOT), seen);
    }

    private static BreakIterator over(BreakIterator units, String text) {
        units.setText(text);
        return units;
    }

    private static int lastEnd(BreakIterator units, BreakIterator characters, int fitting) {
        int end = units.preceding(fitting + 1);
        while (end > 0 && !characters.isBoundary(end)) {
            end = units.preceding(end);
        }
        return Math.max(end, 0);
    }
}
