package dev.parley.session.timeline;

import dev.parley.model.id.SessionId;

/// Entries of this session were committed, on this instance.
public record SessionHasNews(SessionId session) {}
