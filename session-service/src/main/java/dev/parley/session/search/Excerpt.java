package dev.parley.session.search;

import java.util.ArrayList;
import java.util.List;

/// A part of what was said, as text, and where in it the hits are. Nothing of it is markup: whoever shows it marks the
/// hits in a way of their own.
///
/// @param marks
///            in characters as Java and JavaScript count them, from the first on
public record Excerpt(String text, List<Mark> marks) {
    private static final char START = '\u0002';
    private static final char STOP = '\u0003';

    public Excerpt {
        marks = List.copyOf(marks);
    }

    /// @param headline
    ///            hits stand between two control characters that are nowhere else in it
    static Excerpt of(String headline) {
        var text = new StringBuilder();
        var marks = new ArrayList<Mark>();
        var start = 0;
        for (var i = 0; i < headline.length(); i++) {
            switch (headline.charAt(i)) {
                case START -> start = text.length();
                case STOP -> marks.add(new Mark(start, text.length()));
                default -> text.append(headline.charAt(i));
            }
        }
        return new Excerpt(text.toString(), marks);
    }

    @Override
    public String toString() {
        return "Excerpt[marks=" + marks.size() + "]";
    }

    /// @param end
    ///            behind the last character
    public record Mark(int start, int end) {}
}
