package dev.parley.billing.report;

import dev.parley.model.id.PersonId;
import dev.parley.service.paging.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session whose clocks do not agree on how long it lasted, and what is billed of it.
///
/// @param ourSeconds
///            null where that clock is not known, as with the two that follow
/// @param differenceSeconds
///            between the longest and the shortest
/// @param clock
///            which the ledger believes; null while nothing is booked
public record Discrepancy(String sessionId, PersonId person, @Nullable String kind, @Nullable String vendor,
        Instant startedAt, @Nullable Long ourSeconds, @Nullable Long vendorSeconds, @Nullable Long joinedSeconds,
        long differenceSeconds, @Nullable String clock, long seconds, long billedMinutes, long unbilledSeconds) {

    Cursor position() {
        return new Cursor(startedAt, sessionId);
    }
}
