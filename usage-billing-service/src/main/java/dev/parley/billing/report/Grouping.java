package dev.parley.billing.report;

import java.util.Locale;

/// What the sessions of a report are put together by.
public enum Grouping {
    DAY, KIND, VENDOR, PLAN;

    /// What a request may call it.
    public static final String CODES = "day|kind|vendor|plan";
    public static final String RULE = "must be day, kind, vendor or plan";

    public static Grouping of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
