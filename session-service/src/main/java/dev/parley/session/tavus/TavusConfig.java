package dev.parley.session.tavus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

@ConfigMapping(prefix = "parley.tavus")
public interface TavusConfig {

    /// Tavus's API. Its client reads the same property.
    URI url();

    /// Our key. It is sent to Tavus and to nobody else.
    String apiKey();

    /// Where Tavus reaches webhook-ingest-service.
    @WithDefault("${parley.webhook.url}")
    URI callbackBase();

    /// How long the AI waits for a person who never comes. Every second of it is paid.
    @WithDefault("PT2M")
    Duration absentTimeout();

    /// How long the AI stays when the person has left, in case they come back.
    @WithDefault("PT10S")
    Duration leftTimeout();

    /// How long after the longest possible call its callbacks are still believed.
    @WithDefault("PT24H")
    Duration callbackGrace();

    /// How many pages of the newest conversations are searched for one that may have been created.
    @WithDefault("5")
    int searchPages();
}
