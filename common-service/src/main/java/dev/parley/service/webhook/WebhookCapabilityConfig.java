package dev.parley.service.webhook;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "parley.webhook")
public interface WebhookCapabilityConfig {

    /// The secret that session-service grants capabilities with and webhook-ingest-service checks them with.
    String capabilityKey();
}
