package dev.parley.ingest.delivery;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import org.jspecify.annotations.Nullable;

/// A verified webhook, ready to be stored, of which facts are made later.
///
/// @param dedupeKey
///            the same for every delivery of one event
/// @param session
///            what the address it came to says, if it says so
/// @param body
///            what is kept of it; secrets are gone
public record Delivery(Vendor vendor, String dedupeKey, String eventType, String conversation,
        @Nullable SessionId session, String body) {

    @Override
    public String toString() {
        return "Delivery[vendor=" + vendor + ", eventType=" + eventType + ", conversation=" + conversation + "]";
    }
}
