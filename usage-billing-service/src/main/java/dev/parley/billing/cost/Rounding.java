package dev.parley.billing.cost;

import java.util.Arrays;
import java.util.Locale;

/// To what a vendor rounds the seconds of a session up.
enum Rounding {
    UP_TO_SECOND, //
    UP_TO_MINUTE, //
    /// As many seconds as the card says.
    UP_TO_BLOCK;

    static final String CODES = "up_to_second|up_to_minute|up_to_block";
    private static final int MINUTE_SECONDS = 60;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Rounding of(String code) {
        return Arrays.stream(values()).filter(rounding -> rounding.code().equals(code)).findAny().orElseThrow();
    }

    /// What is charged for so many seconds.
    ///
    /// @param blockSeconds
    ///            counts for [#UP_TO_BLOCK] alone
    /// @param minimumSeconds
    ///            what the shortest session is charged for; it is rounded too
    long charged(long seconds, int blockSeconds, int minimumSeconds) {
        var block = switch (this) {
            case UP_TO_SECOND -> 1;
            case UP_TO_MINUTE -> MINUTE_SECONDS;
            case UP_TO_BLOCK -> blockSeconds;
        };
        return Math.multiplyExact(Math.ceilDiv(Math.max(seconds, minimumSeconds), block), (long) block);
    }
}
