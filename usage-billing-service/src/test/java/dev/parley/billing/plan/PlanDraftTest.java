package dev.parley.billing.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.billing.plan.PlanDraft.OverageDraft;
import dev.parley.billing.plan.PlanDraft.PriceDraft;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanDraftTest {
    private static final Instant NOON = Instant.parse("2026-05-10T12:00:00Z");
    private static final OverageDraft FIVE_A_MINUTE = new OverageDraft("allow", BigDecimal.valueOf(5));

    @Test
    void aRateIsNeededWhereThereIsMoreThanTheAllowanceAndNowhereElse() {
        assertThatCode(() -> draft(FIVE_A_MINUTE, null).check()).doesNotThrowAnyException();
        assertThatCode(() -> draft(new OverageDraft("block", null), null).check()).doesNotThrowAnyException();
        assertThatCode(() -> draft(null, null).check()).doesNotThrowAnyException();
        assertThat(refused(() -> draft(new OverageDraft("allow", null), null).check()))
                .isEqualTo("/overage/minute_minor");
        assertThat(refused(() -> draft(new OverageDraft("block", BigDecimal.ZERO), null).check()))
                .isEqualTo("/overage/minute_minor");
    }

    @Test
    void termsBeginNowOrInTheFutureAndNeverInThePast() {
        assertThat(draft(null, null).begin(NOON)).isEqualTo(NOON);
        assertThat(draft(null, NOON.plusNanos(1000)).begin(NOON)).isEqualTo(NOON.plusNanos(1000));
        for (var moment : List.of(NOON, NOON.plusNanos(999), NOON.minusSeconds(1), Instant.MIN, Instant.MAX,
                Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThat(refused(() -> draft(null, moment).begin(NOON))).isEqualTo("/effective_from");
        }
    }

    @Test
    void termsAreTheNumbersAsTheyWereWrittenAndEachFeatureOnce() {
        assertThat(draft(FIVE_A_MINUTE, null).terms()).isEqualTo(new Terms(6000, List.of("group_sessions", "captions"),
                5, new Price(999, "EUR"), 5L));
        assertThat(draft(null, null).terms().overageMinuteMinor()).isNull();
    }

    private static PlanDraft draft(@Nullable OverageDraft overage, @Nullable Instant effectiveFrom) {
        return new PlanDraft("Plus", new BigDecimal("6e3"), List.of("group_sessions", "captions", "group_sessions"),
                new BigDecimal("5.0"), new PriceDraft(BigDecimal.valueOf(999), "EUR"), overage, effectiveFrom);
    }

    private static String refused(ThrowingCallable call) {
        var refusal = new String[1];
        assertThatExceptionOfType(RequestNotValid.class).isThrownBy(call)
                .satisfies(e -> refusal[0] = e.errors().stream().map(FieldError::pointer).toList().getFirst());
        return refusal[0];
    }
}
