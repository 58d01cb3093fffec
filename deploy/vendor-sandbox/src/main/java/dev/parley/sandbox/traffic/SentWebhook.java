package dev.parley.sandbox.traffic;

import dev.parley.sandbox.platform.HttpPost.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One attempt to deliver one event: either a `status` came back, or `error` says why none did. Attempts count from 1;
/// an event that was dropped untried has attempt 0.
///
/// @param faults
///            what was done to it on purpose
public record SentWebhook(Instant at, Vendor vendor, String conversation, String event, URI url, int attempt,
        @Nullable Integer status, @Nullable String error, List<String> faults) {

    public static SentWebhook of(Instant at, Vendor vendor, String conversation, String event, URI url, int attempt,
            Outcome outcome, List<String> faults) {
        return switch (outcome) {
            case Outcome.Answered(var status) ->
                new SentWebhook(at, vendor, conversation, event, url, attempt, status, null, faults);
            case Outcome.Unreachable(var error) ->
                new SentWebhook(at, vendor, conversation, event, url, attempt, null, error, faults);
        };
    }

    public static SentWebhook untried(Instant at, Vendor vendor, String conversation, String event, URI url,
            String why, List<String> faults) {
        return new SentWebhook(at, vendor, conversation, event, url, 0, null, why, faults);
    }
}
