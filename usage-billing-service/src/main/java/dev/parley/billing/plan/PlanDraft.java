package dev.parley.billing.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan as an operator writes it: its name, which counts at once, and its terms.
///
/// @param effectiveFrom
///            when the terms take effect; null means now. It is as fine as Postgres keeps it
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record PlanDraft(@NotBlank @Text(max = 100) String name,
        @NotNull @Whole(max = PlanDraft.MONTH_SECONDS) BigDecimal allowanceSeconds,
        @Size(max = 50) List<@NotNull @Pattern(regexp = "[a-z_]{1,40}", message = PlanDraft.WORD) String> features,
        @NotNull @Whole(min = 1, max = 1000) BigDecimal sessionsMax, @NotNull @Valid PriceDraft price,
        @Valid OverageDraft overage, @Nullable Instant effectiveFrom) {
    static final String WORD = "is no word of at most 40 small letters and underscores";
    /// The longest month has no more.
    static final long MONTH_SECONDS = 31 * 86_400;
    static final long AMOUNT_MAX = 1_000_000_000;
    /// What every client can read and write.
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public PlanDraft {
        features = features == null ? List.of() : features;
        overage = overage == null ? OverageDraft.BLOCK : overage;
        effectiveFrom = effectiveFrom == null ? null : effectiveFrom.truncatedTo(ChronoUnit.MICROS);
    }

    /// What no annotation can say.
    void check() {
        if (overage.isAllowed() == (overage.minuteMinor() == null)) {
            throw refused("/overage/minute_minor", overage.isAllowed()
                    ? "is needed where the policy is allow"
                    : "means nothing where the policy is block");
        }
    }

    /// When the terms take effect. What took effect is history, and nothing is put into it.
    Instant begin(Instant now) {
        if (effectiveFrom == null) {
            return now;
        }
        if (!effectiveFrom.isAfter(now) || effectiveFrom.isAfter(LATEST)) {
            throw refused("/effective_from", "must be in the future, and before the year 10000");
        }
        return effectiveFrom;
    }

    boolean isAtOnce() {
        return effectiveFrom == null;
    }

    Terms terms() {
        var rate = overage.minuteMinor();
        return new Terms(allowanceSeconds.longValueExact(), features.stream().distinct().toList(),
                sessionsMax.intValueExact(), new Price(price.amountMinor().longValueExact(), price.currency()),
                rate == null ? null : rate.longValueExact());
    }

    private static RequestNotValid refused(String pointer, String detail) {
        return new RequestNotValid(List.of(new FieldError(pointer, detail)));
    }

    /// @param currency
    ///            as ISO 4217 has it
    @ExactFields
    @JsonNaming(SnakeCaseStrategy.class)
    record PriceDraft(@NotNull @Whole(max = AMOUNT_MAX) BigDecimal amountMinor,
            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be the three capitals of a currency") String currency) {}

    /// @param policy
    ///            whether there is more than the allowance
    /// @param minuteMinor
    ///            what a minute of that costs
    @ExactFields
    @JsonNaming(SnakeCaseStrategy.class)
    record OverageDraft(
            @NotNull @Pattern(regexp = "block|allow", message = "is neither block nor allow") String policy,
            @Nullable @Whole(max = AMOUNT_MAX) BigDecimal minuteMinor) {
        static final OverageDraft BLOCK = new OverageDraft("block", null);

        boolean isAllowed() {
            return policy.equals("allow");
        }
    }
}
