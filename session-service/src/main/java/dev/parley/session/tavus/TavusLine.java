package dev.parley.session.tavus;

import dev.parley.session.vendor.VendorFailure;
import dev.parley.session.vendor.VendorFailure.Why;
import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/// How every call to Tavus is made: with a patience of its own, counted, answered at once while Tavus is down, and made
/// again where that does no harm. Whatever goes wrong is a [VendorFailure].
@ApplicationScoped
class TavusLine {
    private static final double JITTER = 0.5;

    private final TavusConfig config;
    private final TavusMetrics metrics;
    private final Guard breaker;

    TavusLine(TavusConfig config, TavusMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
        this.breaker = Guard.create()
                .withDescription("tavus")
                .withCircuitBreaker()
                .requestVolumeThreshold(config.breaker().calls())
                .failureRatio(config.breaker().failed())
                .delay(config.breaker().rest().toMillis(), ChronoUnit.MILLIS)
                .when(TavusLine::isOutage)
                .onStateChange(this::changed)
                .done()
                .build();
    }

    /// For what must not be done twice: an answer that is lost may have been a yes.
    <T> Uni<T> once(TavusCall call, Supplier<Uni<T>> request) {
        return Uni.createFrom().deferred(() -> attempt(call, request, ownThread()));
    }

    /// For what may be done any number of times.
    <T> Uni<T> untilItWorks(TavusCall call, Supplier<Uni<T>> request) {
        return Uni.createFrom().deferred(() -> {
            var thread = ownThread();
            return Uni.createFrom().deferred(() -> attempt(call, request, thread))
                    .runSubscriptionOn(thread)
                    .onFailure(TavusLine::mayPass).retry()
                    .withBackOff(config.retry().backOffMin(), config.retry().backOffMax()).withJitter(JITTER)
                    .atMost(config.retry().times());
        });
    }

    private <T> Uni<T> attempt(TavusCall call, Supplier<Uni<T>> request, Executor thread) {
        var timing = metrics.begin(call);
        return unlessDown(() -> answer(call, request, thread))
                .onFailure(CircuitBreakerOpenException.class).transform(_ -> new TavusIsDown())
                .onItemOrFailure().invoke((_, failure) -> timing.end(failure));
    }

    /// The breaker gives back what it is given.
    @SuppressWarnings("unchecked")
    private <T> Uni<T> unlessDown(Supplier<Uni<T>> request) {
        return breaker.get(request::get, Uni.class);
    }

    private <T> Uni<T> answer(TavusCall call, Supplier<Uni<T>> request, Executor thread) {
        return request.get()
                .ifNoItem().after(call.patience(config.timeout())).fail()
                .emitOn(thread)
                .onFailure(failure -> !(failure instanceof VendorFailure)).transform(TavusUnreachable::new);
    }

    private void changed(CircuitBreakerState state) {
        metrics.breaker(state);
        switch (state) {
            case OPEN -> Log.warnf("Tavus is down and left alone for a while rest=%s", config.breaker().rest());
            case HALF_OPEN -> Log.debug("Tavus is tried again");
            case CLOSED -> Log.info("Tavus is back");
        }
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof VendorFailure vendors && vendors.why() == Why.OUTAGE;
    }

    /// While it is left alone, asking again is of no use.
    private static boolean mayPass(Throwable failure) {
        return switch (failure) {
            case TavusIsDown _ -> false;
            case VendorFailure vendors -> vendors.why() == Why.OUTAGE || vendors.why() == Why.CAPACITY;
            default -> false;
        };
    }

    /// A repetition and a timeout are timed on another thread, and whoever waits may have a database session on theirs.
    private static Executor ownThread() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(_ -> work.run());
    }
}
