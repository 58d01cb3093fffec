package dev.parley.service.webhook;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

@ConfigMapping(prefix = "parley.webhook")
public interface WebhookCapabilityConfig {

    /// The secret that whoever starts conversations grants capabilities with and webhook-ingest-service checks them
    /// with.
    String capabilityKey();

    /// Where vendors reach webhook-ingest-service; only who starts conversations needs to know.
    Optional<URI> url();
}
