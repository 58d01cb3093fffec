package dev.parley.persona.memory;

import java.util.List;

/// What is remembered of a person, newest first, and whether they want that at all.
public record Memory(boolean enabled, List<Conversation> conversations) {}
