package dev.parley.billing.cost.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.cost.RateCard;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param priceMicros
///            millionths of the currency's major unit
/// @param rounding
///            null for a fixed price, as are the seconds
@JsonNaming(SnakeCaseStrategy.class)
record RateCardView(String vendor, String unit, Instant effectiveFrom, long priceMicros, String currency,
        @Nullable String rounding, @Nullable Integer blockSeconds, @Nullable Integer minimumSeconds) {

    static RateCardView of(RateCard card) {
        return new RateCardView(card.vendor(), card.unit().code(), card.effectiveFrom(), card.priceMicros(),
                card.currency(), card.roundingCode().orElse(null), card.blockSeconds().orElse(null),
                card.minimumSeconds().orElse(null));
    }
}
