package dev.parley.billing.subscription.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// @param plan
///            the code of a plan
@JsonNaming(SnakeCaseStrategy.class)
record ChangeSubscription(@NotNull @Pattern(regexp = "\\w+", message = "must be the code of a plan") String plan) {}
