package dev.parley.billing.reservation.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.SessionId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/// @param userId
///            the person, where a service asks for somebody
/// @param seconds
///            how long the session may last at most; less may be granted
@JsonNaming(SnakeCaseStrategy.class)
record ReserveMinutes(@Nullable String userId, @NotNull SessionId sessionId, @Positive @Max(86_400) long seconds) {}
