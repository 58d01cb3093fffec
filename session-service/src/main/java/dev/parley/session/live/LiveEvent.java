package dev.parley.session.live;

import dev.parley.session.timeline.NotedEntry;

/// What a reader is sent.
public sealed interface LiveEvent {

    /// Something happened.
    record Happened(NotedEntry noted) implements LiveEvent {}

    /// Nothing happened, and the stream is alive.
    record Heartbeat() implements LiveEvent {}

    /// Nothing more will happen.
    record Over() implements LiveEvent {}
}
