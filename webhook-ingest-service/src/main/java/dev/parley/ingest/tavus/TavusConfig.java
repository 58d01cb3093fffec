package dev.parley.ingest.tavus;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "parley.tavus")
interface TavusConfig {

    /// What callers of the seeds' addresses must know, any of them. Without one those addresses are switched off.
    Optional<List<String>> webhookSecrets();
}
