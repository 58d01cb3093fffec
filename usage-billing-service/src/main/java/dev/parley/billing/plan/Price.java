package dev.parley.billing.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// Money, in the minor unit of its currency: cents, not dollars.
@JsonNaming(SnakeCaseStrategy.class)
public record Price(long amountMinor, String currency) {}
