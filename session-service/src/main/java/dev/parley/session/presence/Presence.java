package dev.parley.session.presence;

import java.time.Instant;
import java.util.Optional;

/// One stay of somebody in a session.
///
/// @param sid
///            the vendor's id of the stay: whoever comes back has another
/// @param role
///            `person`, `agent` or `other`
/// @param leftAt
///            empty while they are there, and where nobody saw them leave
public record Presence(String sid, String identity, String role, Instant joinedAt, Optional<Instant> leftAt) {}
