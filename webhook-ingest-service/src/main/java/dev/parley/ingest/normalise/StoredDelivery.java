package dev.parley.ingest.normalise;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery as it lies in the table.
///
/// @param dedupeKey
///            the same for every delivery of one event, and no other's
/// @param eventType
///            the vendor's word for it; null where it names none
/// @param conversation
///            the vendor's id; null where it names none
/// @param session
///            what the address it came to says, if it says so
/// @param payload
///            as it is stored
record StoredDelivery(long id, Instant receivedAt, String vendor, @Nullable String eventType, UUID dedupeKey,
        @Nullable String conversation, @Nullable String session, byte[] payload) {

    static StoredDelivery of(Row row) {
        return new StoredDelivery(row.getLong("id"), row.getOffsetDateTime("received_at").toInstant(),
                row.getString("vendor"), row.getString("event_type"), row.getUUID("dedupe_key"),
                row.getString("conversation"), row.getString("session_id"), row.getBuffer("payload").getBytes());
    }

    /// The payload may be what somebody said.
    @Override
    public String toString() {
        return "StoredDelivery[id=" + id + ", vendor=" + vendor + "]";
    }
}
