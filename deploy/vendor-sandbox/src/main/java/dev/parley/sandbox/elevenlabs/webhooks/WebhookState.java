package dev.parley.sandbox.elevenlabs.webhooks;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A webhook at one moment, without its secret.
///
/// @param lastFailureStatus
///            null if there was no failure, or no answer
public record WebhookState(String id, String name, URI url, Instant createdAt, boolean isDisabled,
        boolean isAutoDisabled, boolean retryEnabled, int retriesWaiting, int consecutiveFailures,
        @Nullable Integer lastFailureStatus, @Nullable Instant lastFailureAt) {}
