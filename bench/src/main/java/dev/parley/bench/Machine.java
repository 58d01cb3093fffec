package dev.parley.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/// What the figures depend on beside Parley.
///
/// @param loadAverage
///            of the minute before; negative where the system does not tell
record Machine(int cores, String jdk, String system, double loadAverage) {
    private static final double IDLE_LOAD_MAX_PER_CORE = 0.25;

    static Machine asItIs() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Machine(system.getAvailableProcessors(), Runtime.version().toString(),
                system.getName() + " " + system.getArch(), system.getSystemLoadAverage());
    }

    String describe() {
        return String.format(Locale.ROOT, "%d cores, JDK %s, %s, load average before the start %s", cores, jdk, system,
                loadAverage < 0 ? "unknown" : String.format(Locale.ROOT, "%.2f", loadAverage));
    }

    Optional<String> warning() {
        return loadAverage <= IDLE_LOAD_MAX_PER_CORE * cores
                ? Optional.empty()
                : Optional.of("The machine was not idle in the last minute: do not trust these figures, repeat them.");
    }
}
