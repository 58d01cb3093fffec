package dev.parley.sandbox.tavus;

/// Who is in a conversation besides people.
///
/// @param personaId
///            empty for none
/// @param perceives
///            whether it sees the people
public record Cast(String replicaId, String personaId, String prompt, boolean perceives) {}
