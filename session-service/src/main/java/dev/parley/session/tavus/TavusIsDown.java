package dev.parley.session.tavus;

import dev.parley.model.event.Vendor;
import dev.parley.session.vendor.VendorFailure;

/// Tavus failed so often just now that it was not even asked.
public final class TavusIsDown extends VendorFailure {
    TavusIsDown() {
        super(Vendor.TAVUS, Why.OUTAGE, "Tavus cannot be reached at the moment", null);
    }

    @Override
    public boolean isUnsure() {
        return false;
    }
}
