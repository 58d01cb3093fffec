package dev.parley.billing.reservation.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.SessionId;
import jakarta.validation.constraints.NotNull;

@JsonNaming(SnakeCaseStrategy.class)
record OneSession(@NotNull SessionId sessionId) {}
