package dev.parley.session.tavus;

import dev.parley.session.tavus.TavusConfig.Timeouts;
import java.time.Duration;
import java.util.Locale;

/// What Tavus is asked for.
enum TavusCall {
    CREATE, LIST, READ, END, DELETE;

    Duration patience(Timeouts timeouts) {
        return switch (this) {
            case CREATE -> timeouts.create();
            case LIST -> timeouts.list();
            case READ -> timeouts.read();
            case END -> timeouts.end();
            case DELETE -> timeouts.delete();
        };
    }

    /// As metrics have it.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
