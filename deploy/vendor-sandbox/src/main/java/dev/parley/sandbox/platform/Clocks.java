package dev.parley.sandbox.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The one place that names the system's clock.
class Clocks {
    @Produces
    @Singleton
    SandboxClock clock() {
        return new SandboxClock(Clock.systemUTC());
    }
}
