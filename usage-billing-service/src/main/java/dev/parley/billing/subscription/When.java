package dev.parley.billing.subscription;

import java.util.Locale;

/// When a change takes effect.
public enum When {
    NOW, //
    /// With the next calendar month.
    PERIOD_END;

    /// What a request may say.
    public static final String CODES = "now|period_end";
    public static final String RULE = "is neither now nor period_end";

    public static When of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
