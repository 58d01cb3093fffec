package dev.parley.billing.reservation.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.SessionId;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

@JsonNaming(SnakeCaseStrategy.class)
record SettleMinutes(@NotNull SessionId sessionId, @NotNull Instant startedAt,
        @NotNull @PastOrPresent Instant endedAt) {
    private static final Duration LONGEST = Duration.ofDays(1);

    void requireOrder() {
        if (endedAt.isBefore(startedAt) || endedAt.isAfter(startedAt.plus(LONGEST))) {
            throw new RequestNotValid(
                    List.of(new FieldError("/ended_at", "must be within a day after started_at, and not before it")));
        }
    }
}
