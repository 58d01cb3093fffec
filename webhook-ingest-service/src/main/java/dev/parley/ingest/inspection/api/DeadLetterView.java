package dev.parley.ingest.inspection.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.ingest.inspection.DeadLetter;
import java.time.Instant;
import java.util.Optional;

@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DeadLetterView(String deliveryId, Instant receivedAt, String vendor, Optional<String> type,
        Optional<String> conversation, String reason, int attempts, Instant failedAt) {

    static DeadLetterView of(DeadLetter letter) {
        return new DeadLetterView(Long.toString(letter.delivery()), letter.receivedAt(), letter.vendor(),
                letter.type(), letter.conversation(), letter.reason(), letter.attempts(), letter.failedAt());
    }
}
