package dev.parley.sandbox.misbehaviour;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which calls or events a rule is about: `*` alone is all of them, elsewhere it stands for anything without a slash.
record NamePattern(String text, Pattern regex) {
    static NamePattern of(String text) {
        var anything = text.equals("*") ? ".*" : "[^/]*";
        return new NamePattern(text, Pattern.compile(Arrays.stream(text.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(anything))));
    }

    boolean matches(String name) {
        return regex.matcher(name).matches();
    }
}
