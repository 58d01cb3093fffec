package dev.parley.ingest.normalise;

import dev.parley.model.event.Vendor;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Which deliveries to replay. Null narrows nothing.
///
/// @param from
///            received at this moment or later
/// @param to
///            received before this moment
public record ReplayRange(Instant from, Instant to, @Nullable Vendor vendor, @Nullable String eventType,
        @Nullable String conversation) {

    @Nullable
    Object[] parameters(int atMost) {
        return new Object[]{from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC),
                vendor == null ? null : vendor.code(), eventType, conversation, atMost};
    }
}
