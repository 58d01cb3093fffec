package dev.parley.billing.report;

/// What the sessions of one day, kind, vendor or plan used.
///
/// @param key
///            which one; `unknown` where no event has told it
public record UsageRow(String key, long sessions, long seconds, long billedMinutes, long unbilledSeconds) {}
