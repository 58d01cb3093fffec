package dev.parley.session.tavus;

import dev.parley.model.event.Vendor;
import dev.parley.session.vendor.VendorFailure;

/// Tavus said no. Its words stay here: what the caller hears is ours.
public final class TavusRefused extends VendorFailure {
    private final int status;

    private TavusRefused(Why why, String detail, int status) {
        super(Vendor.TAVUS, why, detail, null);
        this.status = status;
    }

    /// Concurrency is told by its text, since it has been seen with 400 and with 429, and under `message` where other
    /// refusals have `error`.
    static TavusRefused of(int status, String body) {
        if (status == 429 || body.contains("maximum concurrent conversations")) {
            return new TavusRefused(Why.CAPACITY, "Tavus has no room for another conversation at the moment", status);
        }
        if (status == 402 || body.contains("out of conversational credits")) {
            return new TavusRefused(Why.CREDIT, "Tavus has no conversation minutes left", status);
        }
        if (status == 401 || status == 403) {
            return new TavusRefused(Why.ACCESS, "Tavus does not let us in", status);
        }
        if (status >= 500) {
            return new TavusRefused(Why.OUTAGE, "Tavus is in trouble", status);
        }
        return new TavusRefused(Why.REQUEST, "Tavus refused the request", status);
    }

    /// A server, or a proxy, in trouble may have done what was asked all the same.
    @Override
    public boolean isUnsure() {
        return status >= 500;
    }

    /// Tavus answers 400 for a conversation that it does not know, and for one that is over.
    boolean isGone() {
        return why() == Why.REQUEST && (status == 400 || status == 404);
    }
}
