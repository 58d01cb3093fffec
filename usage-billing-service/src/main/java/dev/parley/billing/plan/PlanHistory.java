package dev.parley.billing.plan;

import java.util.List;

/// A plan and its terms over time, the earliest first.
public record PlanHistory(Plan plan, List<PlanTerms> terms) {

    public PlanHistory {
        terms = List.copyOf(terms);
    }

    static PlanHistory of(Offer offer) {
        return new PlanHistory(offer.plan(), List.of(offer.terms()));
    }
}
