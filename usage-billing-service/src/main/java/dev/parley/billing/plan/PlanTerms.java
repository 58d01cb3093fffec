package dev.parley.billing.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The terms of a plan from a moment on, until its next terms. Once that moment has come they stay as they are.
@Entity
@Table(name = "plan_terms")
@IdClass(PlanTerms.Key.class)
public class PlanTerms {
    @Id
    String plan;
    @Id
    @Column(name = "effective_from")
    Instant effectiveFrom;
    @Column(name = "allowance_seconds")
    long allowanceSeconds;
    @Column
    String[] features;
    @Column(name = "sessions_max")
    int sessionsMax;
    @Column(name = "price_minor")
    long priceMinor;
    @Column
    String currency;
    @Nullable
    @Column(name = "overage_minute_minor")
    Long overageMinuteMinor;

    protected PlanTerms() {}

    PlanTerms(String plan, Instant effectiveFrom, Terms terms) {
        this.plan = plan;
        this.effectiveFrom = effectiveFrom;
        rewrite(terms);
    }

    final void rewrite(Terms terms) {
        allowanceSeconds = terms.allowanceSeconds();
        features = terms.features().toArray(String[]::new);
        sessionsMax = terms.sessionsMax();
        priceMinor = terms.price().amountMinor();
        currency = terms.price().currency();
        overageMinuteMinor = terms.overageMinuteMinor();
    }

    public Instant effectiveFrom() {
        return effectiveFrom;
    }

    public Terms terms() {
        return new Terms(allowanceSeconds, List.of(features), sessionsMax, new Price(priceMinor, currency),
                overageMinuteMinor);
    }

    record Key(String plan, Instant effectiveFrom) implements Serializable {}
}
