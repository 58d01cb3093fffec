package dev.parley.billing.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Money TEN_EUROS = new Money(1000, "EUR");

    @Test
    void amountsOfOneCurrencyAreAddedSubtractedAndMultiplied() {
        assertThat(TEN_EUROS.plus(new Money(5, "EUR"))).isEqualTo(new Money(1005, "EUR"));
        assertThat(TEN_EUROS.minus(new Money(1005, "EUR"))).isEqualTo(new Money(-5, "EUR"));
        assertThat(TEN_EUROS.times(3)).isEqualTo(new Money(3000, "EUR"));
        assertThat(TEN_EUROS.times(0)).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void twoCurrenciesAreNeverMixed() {
        var dollars = new Money(1000, "USD");
        assertThatThrownBy(() -> TEN_EUROS.plus(dollars)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TEN_EUROS.minus(dollars)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TEN_EUROS.plus(Money.zero("USD"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(TEN_EUROS).isNotEqualTo(dollars);
    }

    @Test
    void whatDoesNotFitFailsInsteadOfWrappingAround() {
        var most = new Money(Long.MAX_VALUE, "EUR");
        assertThatThrownBy(() -> most.plus(new Money(1, "EUR"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE, "EUR").minus(new Money(1, "EUR")))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "E1R", "\u20ac"})
    void whatIsNoCurrencyCodeIsRefused(String currency) {
        assertThatThrownBy(() -> new Money(1, currency)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"USD, 10000", "EUR, 10000", "JPY, 1000000", "KWD, 1000", "CLF, 100"})
    void aCurrencyHasTheMinorUnitsThatTheStandardGivesIt(String currency, long micros) {
        assertThat(MinorUnits.micros(currency)).contains(micros);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZ", "XXX", "XAU", "usd", ""})
    void whatNothingIsPaidInHasNoMinorUnits(String currency) {
        assertThat(MinorUnits.micros(currency)).isEmpty();
    }
}
