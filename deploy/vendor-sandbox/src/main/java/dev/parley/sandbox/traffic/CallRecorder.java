package dev.parley.sandbox.traffic;

import dev.parley.sandbox.platform.SandboxClock;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// Sits before routing, so that a call which matches no route is seen too. Only one whose body is too large is not: it
/// is turned away even earlier.
@Singleton
class CallRecorder {
    private static final int BEFORE_EVERYTHING = 10_000;

    private final Traffic traffic;
    private final SandboxClock clock;

    CallRecorder(Traffic traffic, SandboxClock clock) {
        this.traffic = traffic;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::record, BEFORE_EVERYTHING);
    }

    private void record(RoutingContext routing) {
        Vendor.at(routing.normalizedPath()).ifPresent(vendor -> {
            var at = clock.instant();
            var start = System.nanoTime();
            routing.addEndHandler(_ -> traffic.called(call(at, vendor, routing, System.nanoTime() - start)));
        });
        routing.next();
    }

    private static Call call(Instant at, Vendor vendor, RoutingContext routing, long nanos) {
        var response = routing.response();
        return new Call(at, vendor, routing.request().method().name(), routing.normalizedPath(),
                response.headWritten() ? response.getStatusCode() : null,
                TimeUnit.NANOSECONDS.toMillis(nanos), routing.get(Call.FAULT));
    }
}
