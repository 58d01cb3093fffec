package dev.parley.voice.agent;

/// The agent that is to come, and the pool that it counts for.
public record Assignment(String pool, String agentName) {}
