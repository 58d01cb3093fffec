package dev.parley.session.tavus;

import dev.parley.model.event.Vendor;
import dev.parley.session.vendor.VendorFailure;

/// Tavus did not answer in time, or not at all. Whether it did what was asked is unknown.
public final class TavusUnreachable extends VendorFailure {
    TavusUnreachable(Throwable cause) {
        super(Vendor.TAVUS, Why.OUTAGE, "Tavus cannot be reached at the moment", cause);
    }

    @Override
    public boolean isUnsure() {
        return true;
    }
}
