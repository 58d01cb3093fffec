package dev.parley.billing.reservation.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.reservation.Demand;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// @param userId
///            the person, where a service asks for somebody
/// @param seconds
///            how long the session may last at most; less may be granted
@JsonNaming(SnakeCaseStrategy.class)
record ReserveMinutes(@Nullable String userId, @NotNull SessionId sessionId, @Nullable SessionKind kind,
        @Positive @Max(DAY) long seconds) {
    private static final long DAY = 86_400;

    Demand of(PersonId person) {
        return new Demand(person, sessionId, Optional.ofNullable(kind), seconds);
    }
}
