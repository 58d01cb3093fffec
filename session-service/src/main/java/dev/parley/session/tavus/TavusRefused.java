package dev.parley.session.tavus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.Vendor;
import dev.parley.session.vendor.VendorFailure;

/// Tavus said no. Its words stay here: what the caller hears is ours.
public final class TavusRefused extends VendorFailure {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int status;

    private TavusRefused(Why why, String detail, int status) {
        super(Vendor.TAVUS, why, detail, null);
        this.status = status;
    }

    /// Concurrency is told by its text, since it has been seen with 400 and with 429.
    static TavusRefused of(int status, String body) {
        var words = words(body);
        if (status == 429 || words.contains("maximum concurrent conversations")) {
            return new TavusRefused(Why.CAPACITY, "Tavus has no room for another conversation at the moment", status);
        }
        if (status == 402 || words.contains("out of conversational credits")) {
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

    /// What is wrong with the account is said under `message`, what is wrong with the request under `error`.
    private static String words(String body) {
        try {
            var refusal = JSON.readTree(body);
            return refusal.path("message").asText(refusal.path("error").asText(""));
        } catch (JsonProcessingException _) {
            return "";
        }
    }
}
