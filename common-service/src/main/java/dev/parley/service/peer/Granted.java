package dev.parley.service.peer;

/// How long a session may last.
///
/// @param isLastOfPlan
///            whether the person would have been given more, had their plan had more left
public record Granted(long seconds, boolean isLastOfPlan) {}
