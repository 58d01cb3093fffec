package dev.parley.stack.plan;

/// A fixed port on loopback and whose it is.
public record Port(String owner, int number) {}
