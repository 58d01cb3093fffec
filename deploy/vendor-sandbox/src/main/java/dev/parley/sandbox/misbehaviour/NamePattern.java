package dev.parley.sandbox.misbehaviour;

import java.util.stream.IntStream;

/// Which calls or events a rule is about: `*` alone is all of them, elsewhere it stands for anything without a slash.
/// Matching takes time in proportion to both texts at worst, as anybody may order any pattern.
record NamePattern(String text) {
    boolean matches(String name) {
        if (text.equals("*")) {
            return true;
        }
        var wanted = text.split("/", -1);
        var found = name.split("/", -1);
        return wanted.length == found.length
                && IntStream.range(0, wanted.length).allMatch(i -> matches(wanted[i], found[i]));
    }

    /// Each piece between stars is taken where it first occurs; only the last must end the name.
    private static boolean matches(String wanted, String found) {
        var pieces = wanted.split("\\*", -1);
        var first = pieces[0];
        if (pieces.length == 1) {
            return wanted.equals(found);
        }
        var last = pieces[pieces.length - 1];
        var end = found.length() - last.length();
        if (!found.startsWith(first) || end < first.length() || !found.endsWith(last)) {
            return false;
        }
        var at = first.length();
        for (var i = 1; i < pieces.length - 1; i++) {
            var start = found.indexOf(pieces[i], at);
            if (start < 0 || start + pieces[i].length() > end) {
                return false;
            }
            at = start + pieces[i].length();
        }
        return true;
    }
}
