package dev.parley.sandbox.elevenlabs;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/// What it is, then characters nobody can guess.
public final class Ids {
    public static final String CONVERSATION = "conv_";

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 28;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static String of(String prefix) {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining("", prefix, ""));
    }
}
