package dev.parley.ingest.inspection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// A delivery that could not be read.
///
/// @param reason
///            for operators; nothing of the payload is in it
public record DeadLetter(long delivery, Instant receivedAt, String vendor, Optional<String> type,
        Optional<String> conversation, String reason, int attempts, Instant failedAt) {

    static DeadLetter of(Object[] row) {
        return new DeadLetter(((Number) row[0]).longValue(), ((OffsetDateTime) row[1]).toInstant(), (String) row[2],
                Optional.ofNullable((String) row[3]), Optional.ofNullable((String) row[4]), (String) row[5],
                ((Number) row[6]).intValue(), ((OffsetDateTime) row[7]).toInstant());
    }
}
