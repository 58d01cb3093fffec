package dev.parley.sandbox.elevenlabs;

/// What becomes of a socket that wants to talk to an agent.
public sealed interface Admission {
    record Admitted(String conversation) implements Admission {}

    record Denied(int code, String reason) implements Admission {}
}
