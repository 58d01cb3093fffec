package dev.parley.sandbox.elevenlabs;

/// Why a conversation failed: a WebSocket close code, by telephone too, a word for programs and a sentence for people.
public record Failure(int code, String type, String reason) {
    public static final int OPERATIONAL = 1002;
    public static final int CONTRACT = 1008;
    public static final int INTERNAL = 1011;

    static final Failure QUOTA = new Failure(OPERATIONAL, "unknown", "This request exceeds your quota limit.");
    static final Failure SILENCE = new Failure(OPERATIONAL, "transport_receive_timeout",
            "The conversation was closed because no input came");
    static final Failure TOO_MANY = new Failure(OPERATIONAL, "unknown",
            "too_many_concurrent_requests: the workspace has as many conversations as it may");
    static final Failure NEVER_BEGUN = new Failure(OPERATIONAL, "websocket_disconnect",
            "The client left before the conversation began");

    public static Failure invalidMessage(String sentence) {
        return new Failure(CONTRACT, "invalid_message", "invalid_message: " + sentence);
    }

    static Failure missingVariables(String names) {
        return new Failure(CONTRACT, "missing_dynamic_variable", "missing_dynamic_variable: " + names);
    }
}
