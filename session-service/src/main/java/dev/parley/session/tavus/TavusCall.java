package dev.parley.session.tavus;

import dev.parley.session.tavus.TavusConfig.Timeouts;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/// What Tavus is asked for.
enum TavusCall {
    CREATE(Timeouts::create), //
    LIST(Timeouts::list), //
    READ(Timeouts::read), //
    END(Timeouts::end), //
    DELETE(Timeouts::delete);

    private final Function<Timeouts, Duration> patience;

    TavusCall(Function<Timeouts, Duration> patience) {
        this.patience = patience;
    }

    Duration patience(Timeouts timeouts) {
        return patience.apply(timeouts);
    }

    /// As metrics have it.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
