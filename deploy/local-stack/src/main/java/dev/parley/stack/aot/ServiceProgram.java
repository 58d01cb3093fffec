package dev.parley.stack.aot;

import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The command line that runs a packaged service.
public final class ServiceProgram {
    /// A service at rest is to stay below 250 MiB resident: a small heap that is given back when idle, the
    /// collector with the least book-keeping, one compiler, small object headers. Metaspace does not start so small
    /// that growing to its usual size takes full collections, each of which stops everybody for a tenth of a
    /// second; and new code must be four times as much as by default before unused code is swept, which is such a
    /// collection too.
    private static final List<String> FLAGS = List.of(
            "-Xms48m", "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders",
            "-XX:MetaspaceSize=128m", "-XX:ReservedCodeCacheSize=128m", "-XX:SweeperThreshold=60",
            "-Xlog:aot*=error", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30", "-Xss512k",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Layout layout;
    private final List<String> flags;

    /// @param operator
    ///            the environment of this process; `PARLEY_JAVA_OPTS` adds options and, coming last, wins
    public ServiceProgram(Layout layout, Map<String, String> operator) {
        this.layout = layout;
        this.flags = new ArrayList<>(FLAGS);
        Arrays.stream(operator.getOrDefault("PARLEY_JAVA_OPTS", "").split(" "))
                .filter(option -> !option.isBlank())
                .forEach(flags::add);
    }

    public List<String> flags() {
        return List.copyOf(flags);
    }

    public List<String> command(Service service, List<String> furtherFlags) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(furtherFlags);
        command.add("-jar");
        command.add(layout.program(service).resolve("quarkus-run.jar").toString());
        return List.copyOf(command);
    }
}
