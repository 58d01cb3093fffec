package dev.parley.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// How much memory a process really occupies.
final class ResidentMemory {
    private static final String FIELD = "VmRSS:";

    private ResidentMemory() {}

    /// Empty when neither the kernel nor `ps` tells.
    static OptionalLong mib(long pid) {
        try {
            var status = Path.of("/proc", Long.toString(pid), "status");
            var kib = Files.exists(status) ? fromKernel(status) : fromPs(pid);
            return OptionalLong.of(Long.parseLong(kib.strip()) >> 10);
        } catch (IOException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static String fromKernel(Path status) throws IOException {
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(FIELD))
                    .map(line -> line.substring(FIELD.length()).replace("kB", ""))
                    .findFirst()
                    .orElse("");
        }
    }

    private static String fromPs(long pid) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
