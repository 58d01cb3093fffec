package dev.parley.sandbox.tavus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShutdownReasonTest {

    @Test
    void onlyALimitIsReached() {
        assertThat(ShutdownReason.MAX_CALL_DURATION.text(true)).isEqualTo("max_call_duration reached");
        assertThat(ShutdownReason.MAX_CALL_DURATION.text(false)).isEqualTo("max_call_duration");
        assertThat(ShutdownReason.DAILY_ROOM_HAS_BEEN_DELETED.text(true)).isEqualTo("daily_room_has_been_deleted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_call_duration reached", "participant_left_timeout", "participant_absent_timeout",
            "bot_could_not_join_meeting_it_was_probably_ended", "daily_room_has_been_deleted",
            "exception_encountered_during_conversation_startup", "end_conversation_endpoint_hit",
            "internal error occurred at step x"})
    void tavusCouldSayThat(String text) {
        assertThat(ShutdownReason.isKnown(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bored", "end_conversation_endpoint_hit reached", "MAX_CALL_DURATION"})
    void tavusCouldNotSayThat(String text) {
        assertThat(ShutdownReason.isKnown(text)).isFalse();
    }
}
