package dev.parley.billing.plan.api;

import dev.parley.billing.plan.PlanHistory;
import java.util.List;

/// @param terms
///            as far as the reader may see them, the earliest first
record PlanView(String code, String name, List<TermsView> terms) {

    static PlanView of(PlanHistory history) {
        return new PlanView(history.plan().code(), history.plan().name(),
                history.terms().stream().map(TermsView::of).toList());
    }
}
