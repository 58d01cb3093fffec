package dev.parley.billing.money;

import java.util.Currency;
import java.util.Optional;

/// How a currency is divided, as ISO 4217 has it: a dollar into 100 cents, a yen not at all, a dinar into 1000 fils.
public final class MinorUnits {
    private static final long MICROS = 1_000_000;

    private MinorUnits() {}

    /// How many millionths of the major unit are a minor one. Empty for what is no currency that anything is paid in.
    public static Optional<Long> micros(String currency) {
        return digits(currency).map(digits -> MICROS / Math.powExact(10L, digits));
    }

    private static Optional<Integer> digits(String currency) {
        try {
            return Optional.of(Currency.getInstance(currency).getDefaultFractionDigits()).filter(digits -> digits >= 0);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
