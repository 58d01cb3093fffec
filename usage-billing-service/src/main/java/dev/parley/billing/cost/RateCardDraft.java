package dev.parley.billing.cost;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.cost.RateCard.Rate;
import dev.parley.billing.money.MinorUnits;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.input.ExactFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rate card as an operator writes it. Numbers are decimals until they are checked: a fraction would be cut off
/// without a word.
///
/// @param priceMicros
///            millionths of the currency's major unit
/// @param rounding
///            for minutes: `up_to_second` unless told, `up_to_minute`, or `up_to_block` of `blockSeconds`
/// @param minimumSeconds
///            for minutes: what the shortest session is charged for
/// @param effectiveFrom
///            now unless told
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record RateCardDraft(
        @NotNull @Digits(integer = 13, fraction = 0, message = "must be a whole number") @DecimalMin("0") @DecimalMax("1000000000000") BigDecimal priceMicros,
        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be a currency's three letters") String currency,
        @Nullable @Pattern(regexp = Rounding.CODES, message = "must be up_to_second, up_to_minute or up_to_block") String rounding,
        @Nullable @Digits(integer = 5, fraction = 0, message = "must be a whole number") @DecimalMin("1") @DecimalMax("86400") BigDecimal blockSeconds,
        @Nullable @Digits(integer = 5, fraction = 0, message = "must be a whole number") @DecimalMin("0") @DecimalMax("86400") BigDecimal minimumSeconds,
        @Nullable String effectiveFrom) {

    Rate rate(RateUnit unit) {
        var errors = new ArrayList<FieldError>();
        if (MinorUnits.micros(currency).isEmpty()) {
            errors.add(new FieldError("/currency", "is no currency of ISO 4217"));
        }
        errors.addAll(switch (unit) {
            case MINUTE -> blockErrors();
            case SESSION -> secondsErrors();
        });
        if (!errors.isEmpty()) {
            throw new RequestNotValid(errors);
        }
        return switch (unit) {
            case SESSION -> new Rate(priceMicros.longValueExact(), currency, null, null, null);
            case MINUTE -> new Rate(priceMicros.longValueExact(), currency, roundingOrDefault(),
                    blockSeconds == null ? null : blockSeconds.intValueExact(),
                    minimumSeconds == null ? 0 : minimumSeconds.intValueExact());
        };
    }

    private Rounding roundingOrDefault() {
        return rounding == null ? Rounding.UP_TO_SECOND : Rounding.of(rounding);
    }

    private List<FieldError> blockErrors() {
        var isInBlocks = roundingOrDefault() == Rounding.UP_TO_BLOCK;
        if (isInBlocks == (blockSeconds != null)) {
            return List.of();
        }
        return List.of(new FieldError("/block_seconds",
                isInBlocks ? "is needed for up_to_block" : "is for up_to_block only"));
    }

    private List<FieldError> secondsErrors() {
        var errors = new ArrayList<FieldError>();
        refuse(rounding, "/rounding", errors);
        refuse(blockSeconds, "/block_seconds", errors);
        refuse(minimumSeconds, "/minimum_seconds", errors);
        return errors;
    }

    private static void refuse(@Nullable Object given, String pointer, List<FieldError> errors) {
        if (given != null) {
            errors.add(new FieldError(pointer, "is for minutes only: a session's price is fixed"));
        }
    }
}
