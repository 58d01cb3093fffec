package dev.parley.persona.memory;

import java.text.BreakIterator;
import java.util.Locale;

/// Cuts what somebody said down to a length, without leaving half a word or half a character behind. A character is
/// what a reader takes for one: an emoji with its skin tone, a letter with its marks.
final class Excerpt {
    private static final String ELLIPSIS = "…";
    private static final String SENTENCE_ENDS = ".!?…؟۔।";
    /// These bring their own space.
    private static final String WIDE_SENTENCE_ENDS = "。！？";

    private Excerpt() {}

    /// One line of at most so many code points: up to the end of a sentence if that leaves at least half of it, else up
    /// to the end of a word.
    static String of(String text, int max) {
        var line = oneLine(text, 2 * max);
        if (line.codePointCount(0, line.length()) <= max) {
            return line;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        var limit = line.offsetByCodePoints(0, max);
        var sentence = sentenceEnd(line, limit, characters);
        return sentence > limit / 2
                ? line.substring(0, sentence)
                : line.substring(0, wordEnd(line, line.offsetByCodePoints(0, max - 1), characters)) + ELLIPSIS;
    }

    /// The beginning of a text as one line: white space and control characters become single spaces, and halves of
    /// surrogate pairs go, which no database keeps. However long the text is, no more of it is read than is asked for.
    static String oneLine(String text, int codePointsMax) {
        var line = new StringBuilder();
        var length = 0;
        var spaceDue = false;
        for (int i = 0; i < text.length() && length < codePointsMax; i += Character.charCount(text.codePointAt(i))) {
            var c = text.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                continue;
            }
            if (isGap(c)) {
                spaceDue = true;
                continue;
            }
            if (spaceDue && length > 0) {
                line.append(' ');
                length++;
            }
            spaceDue = false;
            line.appendCodePoint(c);
            length++;
        }
        return line.toString();
    }

    private static boolean isGap(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /// Behind the last mark that ends a sentence before the limit, or 0. A full stop within a number or an address has
    /// no space behind it.
    private static int sentenceEnd(String line, int limit, BreakIterator characters) {
        for (int end = limit; end > 0; end--) {
            var mark = line.charAt(end - 1);
            var ends = SENTENCE_ENDS.indexOf(mark) >= 0 && line.charAt(end) == ' ';
            if ((ends || WIDE_SENTENCE_ENDS.indexOf(mark) >= 0) && characters.isBoundary(end)) {
                return end;
            }
        }
        return 0;
    }

    /// Words that go on for half of the line, as in scripts without spaces, are cut between two characters. A single
    /// character that is longer than the limit, since somebody piled up marks, is cut all the same.
    private static int wordEnd(String line, int limit, BreakIterator characters) {
        var space = line.lastIndexOf(' ', limit);
        if (space > limit / 2 && characters.isBoundary(space)) {
            return space;
        }
        var end = characters.isBoundary(limit) ? limit : characters.preceding(limit);
        return end > 0 ? end : limit;
    }
}
