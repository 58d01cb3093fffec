package dev.parley.sandbox.tavus;

import java.util.Arrays;
import java.util.Locale;

/// Why a conversation ended, in Tavus's own free text.
public enum ShutdownReason {
    /// Everybody left, and nobody came back in time.
    PARTICIPANT_LEFT_TIMEOUT,
    /// Nobody came in time.
    PARTICIPANT_ABSENT_TIMEOUT,
    /// It was as long as it might be: as asked, as the plan allows, or as the credits last.
    MAX_CALL_DURATION,
    /// Its room was gone before the replica came.
    BOT_COULD_NOT_JOIN_MEETING_IT_WAS_PROBABLY_ENDED,
    /// Its room is gone.
    DAILY_ROOM_HAS_BEEN_DELETED,
    /// It never came about.
    EXCEPTION_ENCOUNTERED_DURING_CONVERSATION_STARTUP,
    /// Whoever created it ended it.
    END_CONVERSATION_ENDPOINT_HIT;

    private static final String REACHED = " reached";
    private static final String INTERNAL_ERROR = "internal error occurred at step ";

    /// Whether Tavus could say that, with or without the word `reached`.
    public static boolean isKnown(String text) {
        return text.startsWith(INTERNAL_ERROR) || Arrays.stream(values())
                .anyMatch(reason -> text.equals(reason.text(true)) || text.equals(reason.text(false)));
    }

    String text(boolean saysReached) {
        var text = name().toLowerCase(Locale.ROOT);
        return saysReached && isLimit() ? text + REACHED : text;
    }

    private boolean isLimit() {
        return switch (this) {
            case PARTICIPANT_LEFT_TIMEOUT, PARTICIPANT_ABSENT_TIMEOUT, MAX_CALL_DURATION -> true;
            case BOT_COULD_NOT_JOIN_MEETING_IT_WAS_PROBABLY_ENDED, DAILY_ROOM_HAS_BEEN_DELETED,
                    EXCEPTION_ENCOUNTERED_DURING_CONVERSATION_STARTUP, END_CONVERSATION_ENDPOINT_HIT ->
                false;
        };
    }
}
