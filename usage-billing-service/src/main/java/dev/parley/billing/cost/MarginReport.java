package dev.parley.billing.cost;

import dev.parley.billing.money.Money;
import dev.parley.service.paging.Page;
import java.time.Instant;
import java.util.List;

/// @param computedAt
///            as later entries, corrections and rate cards change the figures
/// @param unattributed
///            what the month's plans cost beyond what their sessions are given, one amount for each currency
public record MarginReport(MarginQuestion question, Instant computedAt, List<Money> unattributed,
        Page<MarginRow> rows) {}
