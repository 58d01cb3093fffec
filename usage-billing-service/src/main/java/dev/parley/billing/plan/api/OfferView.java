package dev.parley.billing.plan.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.billing.plan.Offer;

/// A plan and the terms in force, in one object.
record OfferView(String code, String name, @JsonUnwrapped TermsView terms) {

    static OfferView of(Offer offer) {
        return new OfferView(offer.plan().code(), offer.plan().name(), TermsView.of(offer.terms()));
    }
}
