package dev.parley.voice.peer;

import java.util.Optional;

/// What the interpreter should know of the person and the dream, and which agent plays the interpreter.
public record InterpreterContext(Optional<String> agent, DynamicVariables variables) {}
