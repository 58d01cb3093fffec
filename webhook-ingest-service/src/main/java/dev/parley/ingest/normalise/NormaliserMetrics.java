package dev.parley.ingest.normalise;

import dev.parley.ingest.normalise.NormaliserLease.Backlog;
import dev.parley.model.event.EventType;
import dev.parley.model.event.Vendor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/// How far facts are behind deliveries. What hangs on the backlog is as the active worker last saw it; one that stands
/// by shows 0.
@ApplicationScoped
class NormaliserMetrics {
    private final MeterRegistry registry;
    private final Timer lag;
    private final Clock clock;
    private volatile Backlog backlog = Backlog.NONE;

    NormaliserMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.lag = Timer.builder("parley.facts.lag")
                .description("From a delivery's arrival to its facts being in the outbox")
                .publishPercentileHistogram()
                .register(registry);
        registry.gauge("parley.facts.behind", this, metrics -> metrics.backlog.deliveries());
        registry.gauge("parley.facts.behind.seconds", this, metrics -> metrics.backlog.ageSeconds());
        registry.gauge("parley.dead.letters.waiting", this, metrics -> metrics.backlog.deadLetters());
        for (var vendor : Vendor.values()) {
            Gauge.builder("parley.deliveries.silence.seconds", this, metrics -> metrics.silence(vendor))
                    .description("How long a vendor has told nothing though sessions are live at it")
                    .tag("vendor", vendor.code())
                    .register(registry);
        }
    }

    void backlog(Backlog seen) {
        backlog = seen;
    }

    void standBy() {
        backlog = Backlog.NONE;
    }

    void published(Batch batch) {
        var now = clock.instant();
        for (var read : batch.deliveries()) {
            lag.record(Duration.between(read.delivery().receivedAt(), now));
            read.facts().forEach(this::count);
        }
        batch.dead().forEach(this::countDead);
    }

    /// A second time for what was published before.
    void replayed(Batch batch) {
        registry.counter("parley.facts.replayed").increment(batch.facts().size());
        batch.dead().forEach(this::countDead);
    }

    private void count(Fact fact) {
        registry.counter("parley.facts", "vendor", fact.fact().from().vendor().code(), "kind",
                EventType.of(fact.fact()).name().toLowerCase(Locale.ROOT)).increment();
    }

    private void countDead(Batch.Read read) {
        var vendor = Normaliser.vendor(read.delivery().vendor()).map(Vendor::code).orElse("unknown");
        registry.counter("parley.dead.letters", "vendor", vendor).increment();
    }

    private double silence(Vendor vendor) {
        return backlog.silentSeconds().getOrDefault(vendor.code(), 0.0);
    }
}
