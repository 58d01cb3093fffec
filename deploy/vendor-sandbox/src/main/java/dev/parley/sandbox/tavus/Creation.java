package dev.parley.sandbox.tavus;

/// What became of a request for a conversation.
public sealed interface Creation {
    record Created(Conversation conversation) implements Creation {}

    /// As many are active as the account may have.
    record TooMany() implements Creation {}

    record OutOfCredits() implements Creation {}
}
