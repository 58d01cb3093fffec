package dev.parley.sandbox.tavus;

/// Why a conversation ended, in Tavus's own free text.
enum ShutdownReason {
    EVERYBODY_LEFT("participant_left_timeout reached"), NOBODY_CAME("participant_absent_timeout reached"), TIME_IS_UP(
            "max_call_duration reached"), ASKED_TO("end_conversation_endpoint_hit");

    private final String text;

    ShutdownReason(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
