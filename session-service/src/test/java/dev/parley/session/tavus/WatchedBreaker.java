package dev.parley.session.tavus;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers every state that the breaker has come to, so that tests need not look in the right moment.
final class WatchedBreaker extends TavusMetrics {
    private final List<CircuitBreakerState> states = new CopyOnWriteArrayList<>();

    WatchedBreaker(MeterRegistry registry) {
        super(registry);
    }

    @Override
    void breaker(CircuitBreakerState state) {
        super.breaker(state);
        states.add(state);
    }

    List<CircuitBreakerState> states() {
        return List.copyOf(states);
    }
}
