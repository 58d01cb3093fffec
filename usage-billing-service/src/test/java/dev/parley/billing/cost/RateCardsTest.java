package dev.parley.billing.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.billing.cost.RateCard.Key;
import dev.parley.billing.cost.RateCard.Rate;
import dev.parley.billing.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateCardsTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final long ONE_CENT = 10_000;

    @ParameterizedTest
    @CsvSource({
            "350000, UP_TO_SECOND,   0,     , 0,   0",
            "350000, UP_TO_SECOND,  28,     , 0,  16",
            "350000, UP_TO_SECOND,  29,     , 0,  17",
            "350000, UP_TO_SECOND,  30,     , 0,  18",
            "350000, UP_TO_SECOND,  60,     , 0,  35",
            "350000, UP_TO_SECOND,  61,     , 0,  36",
            "350000, UP_TO_SECOND,   5,     , 60, 35",
            "350000, UP_TO_MINUTE,   0,     , 0,   0",
            "350000, UP_TO_MINUTE,   1,     , 0,  35",
            "350000, UP_TO_MINUTE,  60,     , 0,  35",
            "350000, UP_TO_MINUTE,  61,     , 0,  70",
            "350000, UP_TO_BLOCK,    1,    6, 30, 18",
            "350000, UP_TO_BLOCK,   31,    6, 30, 21",
            "350000, UP_TO_BLOCK,   36,    6, 30, 21",
            "350000, UP_TO_BLOCK,   37,    6, 30, 25",
            " 10000, UP_TO_SECOND,  29,     , 0,   0",
            " 10000, UP_TO_SECOND,  30,     , 0,   1",
            "  9999, UP_TO_SECOND,  30,     , 0,   0",
            " 10000, UP_TO_SECOND,  89,     , 0,   1",
            " 10000, UP_TO_SECOND,  90,     , 0,   2",
            "     1, UP_TO_SECOND, 60,      , 0,   0",
            "     0, UP_TO_MINUTE, 600,     , 0,   0",
            "1000000000000, UP_TO_SECOND, 604800, , 0, 1008000000000"})
    void minutesCostTheirSecondsRoundedOnceAndHalfUp(long priceMicros, Rounding rounding, long seconds, Integer block,
            int minimum, long cents) {
        var cards = cards(card("tavus", RateUnit.MINUTE, MAY,
                new Rate(priceMicros, "USD", rounding, block, minimum)));

        assertThat(cards.cost("tavus", MAY, seconds)).contains(List.of(new Money(cents, "USD")));
    }

    @Test
    void aCurrencyWithoutCentsIsRoundedToItsOwnMinorUnit() {
        var cards = cards(minutes("tavus", MAY, 35_500_000, "JPY"), minutes("livekit", MAY, 35_500, "KWD"));

        assertThat(cards.cost("tavus", MAY, 60L)).contains(List.of(new Money(36, "JPY")));
        assertThat(cards.cost("livekit", MAY, 60L)).contains(List.of(new Money(36, "KWD")));
    }

    @Test
    void aFixedPriceIsTheSameHoweverLongASessionLastsAndNeedsNoClock() {
        var cards = cards(fixed("elevenlabs", MAY, 25 * ONE_CENT, "USD"));

        assertThat(cards.cost("elevenlabs", MAY, 1L)).contains(List.of(new Money(25, "USD")));
        assertThat(cards.cost("elevenlabs", MAY, 6000L)).contains(List.of(new Money(25, "USD")));
        assertThat(cards.cost("elevenlabs", MAY, null)).contains(List.of(new Money(25, "USD")));
    }

    @Test
    void minutesAndAFixedPriceAreAddedBeforeTheyAreRounded() {
        var cards = cards(minutes("tavus", MAY, ONE_CENT, "USD"), fixed("tavus", MAY, 2_000, "USD"));

        assertThat(cards.cost("tavus", MAY, 20L)).contains(List.of(new Money(1, "USD")));
        assertThat(cards.cost("tavus", MAY, 17L)).contains(List.of(new Money(0, "USD")));
    }

    @Test
    void aVendorThatChargesInTwoCurrenciesCostsTwoAmounts() {
        var cards = cards(minutes("tavus", MAY, ONE_CENT, "USD"), fixed("tavus", MAY, 7 * ONE_CENT, "EUR"));

        assertThat(cards.cost("tavus", MAY, 60L)).contains(List.of(new Money(7, "EUR"), new Money(1, "USD")));
    }

    @Test
    void theCardCountsThatIsInForceWhenASessionStarts() {
        var cards = cards(minutes("tavus", JUNE, 3 * ONE_CENT, "USD"), minutes("tavus", MAY, ONE_CENT, "USD"));

        assertThat(cards.cost("tavus", MAY, 60L)).contains(List.of(new Money(1, "USD")));
        assertThat(cards.cost("tavus", JUNE.minusNanos(1000), 60L)).contains(List.of(new Money(1, "USD")));
        assertThat(cards.cost("tavus", JUNE, 60L)).contains(List.of(new Money(3, "USD")));
    }

    @Test
    void withoutACardInForceACostIsUnknownAndNotZero() {
        var cards = cards(minutes("tavus", MAY, ONE_CENT, "USD"));

        assertThat(cards.cost("tavus", MAY.minusNanos(1000), 60L)).isEmpty();
        assertThat(cards.cost("livekit", MAY, 60L)).isEmpty();
        assertThat(cards.cost(null, MAY, 60L)).isEmpty();
        assertThat(cards.cost("tavus", null, 60L)).isEmpty();
    }

    @Test
    void minutesThatNoClockMeasuredCostAnUnknownAmountEvenBesideAFixedPrice() {
        var cards = cards(minutes("tavus", MAY, ONE_CENT, "USD"), fixed("tavus", MAY, ONE_CENT, "USD"));

        assertThat(cards.cost("tavus", MAY, null)).isEmpty();
    }

    @Test
    void aSessionThatNothingCanMeasureFailsInsteadOfWrappingAround() {
        var cards = cards(minutes("tavus", MAY, 1_000_000_000_000L, "USD"));

        assertThatThrownBy(() -> cards.cost("tavus", MAY, Long.MAX_VALUE / 2)).isInstanceOf(ArithmeticException.class);
    }

    private static RateCards cards(RateCard... all) {
        return new RateCards(List.of(all));
    }

    private static RateCard minutes(String vendor, Instant from, long priceMicros, String currency) {
        return card(vendor, RateUnit.MINUTE, from, new Rate(priceMicros, currency, Rounding.UP_TO_SECOND, null, 0));
    }

    private static RateCard fixed(String vendor, Instant from, long priceMicros, String currency) {
        return card(vendor, RateUnit.SESSION, from, new Rate(priceMicros, currency, null, null, null));
    }

    private static RateCard card(String vendor, RateUnit unit, Instant from, Rate rate) {
        return new RateCard(new Key(vendor, unit.code(), from), rate);
    }
}
