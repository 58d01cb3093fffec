package dev.parley.sandbox.elevenlabs.api;

import dev.parley.sandbox.elevenlabs.webhooks.WebhookState;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook as ElevenLabs lists it: whether it repeats is not told.
public record WebhookView(String name, String webhookId, URI webhookUrl, boolean isDisabled, boolean isAutoDisabled,
        long createdAtUnix, String authType, List<String> events, @Nullable Integer mostRecentFailureErrorCode,
        @Nullable Long mostRecentFailureTimestamp) {

    static WebhookView of(WebhookState webhook) {
        var failedAt = webhook.lastFailureAt();
        return new WebhookView(webhook.name(), webhook.id(), webhook.url(), webhook.isDisabled(),
                webhook.isAutoDisabled(), webhook.createdAt().getEpochSecond(), "hmac", List.of(),
                webhook.lastFailureStatus(), failedAt == null ? null : Long.valueOf(failedAt.getEpochSecond()));
    }
}
