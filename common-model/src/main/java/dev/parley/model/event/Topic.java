package dev.parley.model.event;

/// The Kafka topics. What a consumer of `x` could not process goes to `x.dlq`.
public final class Topic {
    public static final String SESSIONS = "parley.sessions";
    public static final String CONVERSATIONS = "parley.conversations";
    public static final String VOICE = "parley.voice";
    public static final String USAGE = "parley.usage";
    public static final String PERSONAS = "parley.personas";

    private Topic() {}
}
