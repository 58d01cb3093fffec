package dev.parley.bench;

import java.io.PrintStream;
import java.util.Locale;

/// What is being done, and since when.
final class Steps {
    private final PrintStream out;
    private final long began = System.nanoTime();

    Steps(PrintStream out) {
        this.out = out;
    }

    void begin(String what) {
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - began) / 1e9, what));
    }
}
