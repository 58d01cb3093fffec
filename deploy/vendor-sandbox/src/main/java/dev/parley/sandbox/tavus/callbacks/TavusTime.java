package dev.parley.sandbox.tavus.callbacks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Tavus writes times with exactly six digits of a second, where ISO-8601 would drop zeros.
public final class TavusTime {
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    private TavusTime() {}

    public static String format(Instant instant) {
        return MICROSECONDS.format(instant);
    }
}
