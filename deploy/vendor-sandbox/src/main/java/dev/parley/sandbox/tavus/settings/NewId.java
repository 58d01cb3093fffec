package dev.parley.sandbox.tavus.settings;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Ids as Tavus makes them: a letter for the kind, then hexadecimal digits.
public final class NewId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewId() {}

    public static String startingWith(String letter) {
        var bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        return letter + HexFormat.of().formatHex(bytes);
    }
}
