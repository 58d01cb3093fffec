package dev.parley.session.tavus;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// Tavus said no. Its words stay here: what the caller hears is ours.
public final class TavusRefused extends ServiceException {
    private final int status;

    private TavusRefused(ProblemType type, String detail, int status) {
        super(type, detail);
        this.status = status;
    }

    /// Concurrency is told by its text, since it has been seen with 400 and with 429.
    static TavusRefused of(int status, String body) {
        if (body.contains("maximum concurrent conversations") || status == 429) {
            return new TavusRefused(ProblemType.VENDOR_CAPACITY,
                    "Tavus has no room for another conversation at the moment", status);
        }
        if (status == 402) {
            return new TavusRefused(ProblemType.VENDOR_CAPACITY, "Tavus has no conversation minutes left", status);
        }
        if (status >= 500) {
            return new TavusRefused(ProblemType.VENDOR_UNAVAILABLE, "Tavus is in trouble", status);
        }
        return new TavusRefused(ProblemType.VENDOR_REFUSED, "Tavus refused the request", status);
    }

    /// A server, or a proxy, in trouble may have done what was asked all the same.
    public boolean isUnsure() {
        return status >= 500;
    }

    /// Tavus answers 400 for a conversation that it does not know, and for one that is over.
    boolean isGone() {
        return status == 400 || status == 404;
    }
}
