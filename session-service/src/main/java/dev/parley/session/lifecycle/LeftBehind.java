package dev.parley.session.lifecycle;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;

/// A session went on at another vendor, and this one may have a conversation of it all the same.
public record LeftBehind(SessionId session, Vendor vendor) {}
