package dev.parley.model.problem;

/// One field that is wrong: a JSON pointer into the body, and a sentence about it.
public record FieldError(String pointer, String detail) {}
