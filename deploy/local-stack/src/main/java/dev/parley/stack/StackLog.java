package dev.parley.stack;

import dev.parley.stack.plan.Layout;
import dev.parley.stack.process.LogFile;

import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Keeps what Kafka and the libraries have to say off the screen and in `stack.log`.
final class StackLog {
    private static final Logger ROOT = Logger.getLogger("");

    private StackLog() {}

    static void to(Layout layout) throws IOException {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        var file = new FileHandler(LogFile.begin(layout.log("stack")).toString());
        file.setFormatter(new SimpleFormatter());
        silence();
        ROOT.addHandler(file);
    }

    /// For the commands that only print a few lines.
    static void silence() {
        for (var handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        ROOT.setLevel(Level.WARNING);
    }
}
