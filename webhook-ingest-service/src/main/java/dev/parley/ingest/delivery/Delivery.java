package dev.parley.ingest.delivery;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A verified webhook, ready to be stored, and the way from it to a fact.
///
/// @param dedupeKey
///            the same for every delivery of one event
/// @param session
///            what the address it came to says, if it says so
/// @param body
///            what is kept of it; secrets are gone
/// @param fact
///            reads it once it is known under which id it was stored
public record Delivery(Vendor vendor, String dedupeKey, String eventType, String conversation,
        @Nullable SessionId session, Instant happenedAt, String body, Function<Provenance, ConversationFact> fact) {

    @Override
    public String toString() {
        return "Delivery[vendor=" + vendor + ", eventType=" + eventType + ", conversation=" + conversation + "]";
    }
}
