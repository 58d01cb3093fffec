package dev.parley.stack;

import java.io.PrintStream;
import java.time.Duration;

/// Tells what has been done, a line for each step and when it was: ` 12.3 s Kafka is ready`.
final class Steps {
    private final PrintStream out;
    private final long startedAt;

    /// @param already
    ///            how long the work had been going on before this program began
    Steps(PrintStream out, Duration already) {
        this.out = out;
        this.startedAt = System.nanoTime() - already.toNanos();
    }

    void done(String step) {
        var seconds = (System.nanoTime() - startedAt) / 1_000_000_000.0;
        out.println("%6.1f s  %s".formatted(seconds, step));
    }

    void say(String text) {
        out.println(text);
    }
}
