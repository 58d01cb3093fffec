package dev.parley.session.tavus;

import dev.parley.session.vendor.VendorFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How Tavus is doing: `parley.tavus.calls` by call and outcome, and `parley.tavus.down`, which is 1 while it is left
/// alone.
@ApplicationScoped
class TavusMetrics {
    private final MeterRegistry registry;
    private volatile CircuitBreakerState breaker = CircuitBreakerState.CLOSED;

    TavusMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("parley.tavus.down", this,
                metrics -> metrics.breaker == CircuitBreakerState.CLOSED ? 0 : 1);
    }

    void breaker(CircuitBreakerState state) {
        breaker = state;
    }

    Timing begin(TavusCall call) {
        return new Timing(call, Timer.start(registry));
    }

    /// `done`, `not_asked`, or why Tavus did not.
    private static String outcome(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "done";
            case TavusIsDown _ -> "not_asked";
            case VendorFailure vendors -> vendors.why().name().toLowerCase(Locale.ROOT);
            case Throwable _ -> "error";
        };
    }

    /// One attempt.
    final class Timing {
        private final TavusCall call;
        private final Timer.Sample sample;

        private Timing(TavusCall call, Timer.Sample sample) {
            this.call = call;
            this.sample = sample;
        }

        void end(@Nullable Throwable failure) {
            sample.stop(Timer.builder("parley.tavus.calls")
                    .description("Attempts at calls to Tavus and how they ended")
                    .tags("call", call.label(), "outcome", outcome(failure))
                    .register(registry));
        }
    }
}
