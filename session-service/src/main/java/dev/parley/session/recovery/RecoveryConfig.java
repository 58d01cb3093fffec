package dev.parley.session.recovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.recovery")
public interface RecoveryConfig {

    /// How often unfinished work is looked for.
    @WithDefault("5s")
    String every();

    /// How long an instance that is silent is still taken for the one that recovers.
    @WithDefault("PT15S")
    Duration lease();

    /// How long a start may take before it counts as abandoned. Longer than any start that is still being worked on.
    @WithDefault("PT30S")
    Duration abandonedAfter();

    /// How long after an end the vendor is told again, if it was not reached at once.
    @WithDefault("PT10S")
    Duration tellAgainAfter();

    /// How often the vendor is asked what it knows of a session of which something is still to come.
    @WithDefault("PT20S")
    Duration pollEvery();

    /// How long after the end a transcript may still come.
    @WithDefault("PT15M")
    Duration hopeForTranscript();

    /// How long a fact waits for the session that it is about.
    @WithDefault("P1D")
    Duration waitForSession();

    /// How long after its limit a session is ended of which nobody has told the end. Long enough to have asked first.
    @WithDefault("PT1M")
    Duration reapAfter();

    /// How many sessions are taken up in one run.
    @WithDefault("50")
    int batch();
}
