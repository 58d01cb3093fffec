package dev.parley.sandbox.livekit.proto;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/// LiveKit's ids: what it is, then twelve characters of an alphabet without look-alikes.
public final class Guid {
    public static final String ROOM = "RM_";
    public static final String PARTICIPANT = "PA_";
    public static final String DISPATCH = "AD_";
    public static final String JOB = "AJ_";
    public static final String WORKER = "AW_";
    public static final String EVENT = "EV_";

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Guid() {}

    public static String of(String prefix) {
        return prefix + secret(LENGTH);
    }

    public static String secret(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
