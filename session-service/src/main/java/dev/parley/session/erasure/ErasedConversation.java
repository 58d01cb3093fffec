package dev.parley.session.erasure;

import dev.parley.model.id.SessionId;
import java.time.Instant;
import java.util.Optional;

/// A conversation of a session that is gone here, and not yet, for all we know, at its vendor.
///
/// @param id
///            of what is left of it here; a session may have had several conversations
/// @param conversation
///            the vendor's id; empty if only the vendor may know of one
record ErasedConversation(long id, SessionId session, Optional<String> conversation, Instant erasedAt) {}
