package dev.parley.billing.plan.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.plan.PlanTerms;
import dev.parley.billing.plan.Price;
import java.time.Instant;
import java.util.List;

@JsonNaming(SnakeCaseStrategy.class)
record TermsView(Instant effectiveFrom, long allowanceSeconds, List<String> features, int sessionsMax, Price price,
        OverageView overage) {

    static TermsView of(PlanTerms dated) {
        var terms = dated.terms();
        return new TermsView(dated.effectiveFrom(), terms.allowanceSeconds(), terms.features(), terms.sessionsMax(),
                terms.price(), OverageView.of(terms.overageMinuteMinor()));
    }
}
