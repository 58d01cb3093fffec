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

    /// How the key is sent: `x-api-key`, or `bearer`.
    @WithDefault("x-api-key")
    KeyHeader keyHeader();

    /// The names that we write, `persona` (with replica) or `pal` (with face). Both are read.
    @WithDefault("persona")
    Naming naming();

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

    /// How long each attempt at a call may take.
    Timeouts timeout();

    Retry retry();

    Breaker breaker();

    interface Timeouts {

        /// The longest, as giving up too early leaves a conversation that must be searched for.
        @WithDefault("PT8S")
        Duration create();

        @WithDefault("PT2S")
        Duration list();

        @WithDefault("PT5S")
        Duration read();

        /// Somebody waits for it, and recovery will tell again.
        @WithDefault("PT2S")
        Duration end();

        @WithDefault("PT5S")
        Duration delete();
    }

    /// For calls that may be made twice, which a creation is not.
    interface Retry {

        /// How often a call is made again that met an outage or too many others.
        @WithDefault("2")
        int times();

        /// How long before the first of them, give or take half; twice as long before each further one.
        @WithDefault("PT0.2S")
        Duration backOffMin();

        @WithDefault("PT2S")
        Duration backOffMax();
    }

    /// When Tavus counts as down and is left alone.
    interface Breaker {

        /// The last so many calls are looked at.
        @WithDefault("10")
        int calls();

        /// The share of them, from 0 to 1, that met an outage.
        @WithDefault("0.5")
        double failed();

        /// How long it is left alone until one call may try.
        @WithDefault("PT10S")
        Duration rest();
    }
}
