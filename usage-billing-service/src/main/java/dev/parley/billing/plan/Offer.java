package dev.parley.billing.plan;

/// A plan under the terms of a moment.
public record Offer(Plan plan, PlanTerms terms) {}
