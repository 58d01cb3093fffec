package dev.parley.ingest.delivery;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A webhook whose sender has proven who they are, ready to be stored.
///
/// @param eventType
///            as the vendor named it
/// @param dedupeKey
///            the same for every delivery of one event
/// @param conversation
///            the vendor's name for it, if it is said
/// @param session
///            what the address it came to says, if it says so
/// @param payload
///            as [PayloadCodec] keeps it, without secrets
public record Delivery(Vendor vendor, @Nullable String eventType, UUID dedupeKey, @Nullable String conversation,
        @Nullable SessionId session, byte[] payload) {

    @Override
    public String toString() {
        return "Delivery[vendor=" + vendor + ", eventType=" + eventType + ", conversation=" + conversation + "]";
    }
}
