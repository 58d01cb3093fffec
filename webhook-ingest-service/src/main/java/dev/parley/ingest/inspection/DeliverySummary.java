package dev.parley.ingest.inspection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// A delivery without what it says.
///
/// @param payloadBytes
///            how many are kept of it
public record DeliverySummary(long id, Instant receivedAt, String vendor, Optional<String> type,
        Optional<String> conversation, Optional<String> session, Outcome outcome, int payloadBytes) {

    static DeliverySummary of(Object[] row) {
        return new DeliverySummary(((Number) row[0]).longValue(), ((OffsetDateTime) row[1]).toInstant(),
                (String) row[2],
                Optional.ofNullable((String) row[3]), Optional.ofNullable((String) row[4]),
                Optional.ofNullable((String) row[5]), Outcome.valueOf((String) row[6]),
                ((Number) row[7]).intValue());
    }
}
