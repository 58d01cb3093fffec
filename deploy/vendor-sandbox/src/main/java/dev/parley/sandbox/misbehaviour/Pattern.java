package dev.parley.sandbox.misbehaviour;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Which calls or events a rule is about: `*` alone is all of them, elsewhere it stands for anything without a slash.
record Pattern(String text) {
    boolean matches(String name) {
        return text.equals("*") || name.matches(regex());
    }

    private String regex() {
        return Arrays.stream(text.split("\\*", -1))
                .map(java.util.regex.Pattern::quote)
                .collect(Collectors.joining("[^/]*"));
    }
}
