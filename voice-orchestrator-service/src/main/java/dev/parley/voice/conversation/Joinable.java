package dev.parley.voice.conversation;

/// A talk, and the ticket by which a browser may begin it.
public record Joinable(Talk talk, Ticket ticket) {}
