package dev.parley.session.erasure;

import dev.parley.model.id.SessionId;
import java.time.Instant;
import java.util.Optional;

/// A session that is gone here and not yet, for all we know, at its vendor.
///
/// @param conversation
///            empty if only the vendor may know of one
record ErasedSession(SessionId session, Optional<String> conversation, Instant erasedAt) {}
