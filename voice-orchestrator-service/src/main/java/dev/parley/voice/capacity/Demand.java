package dev.parley.voice.capacity;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import org.jspecify.annotations.Nullable;

/// What a session needs to take place.
///
/// @param pool
///            the agents that it draws on, where they are ours to count
/// @param place
///            the place in the line from which this is asked; without it, those who wait go first
public record Demand(SessionId session, PersonId person, Vendor vendor, @Nullable String pool,
        @Nullable String place) {

    public Demand(SessionId session, PersonId person, Vendor vendor) {
        this(session, person, vendor, null, null);
    }
}
