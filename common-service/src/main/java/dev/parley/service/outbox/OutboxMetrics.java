package dev.parley.service.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// How far Kafka is behind the database. Depth and age are those the active relay last saw; one that stands by shows 0.
@ApplicationScoped
class OutboxMetrics {
    private final Timer lag;
    private final Counter interruptions;
    private final Clock clock;
    private volatile OutboxLease.Backlog backlog = new OutboxLease.Backlog(0, 0);

    OutboxMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.lag = Timer.builder("parley.outbox.lag")
                .description("From an event's commit to its arrival on Kafka")
                .publishPercentileHistogram()
                .register(registry);
        this.interruptions = Counter.builder("parley.outbox.interruptions")
                .description("How often the relay lost its database or broker and started over")
                .register(registry);
        registry.gauge("parley.outbox.depth", this, metrics -> metrics.backlog.depth());
        registry.gauge("parley.outbox.age.seconds", this, metrics -> metrics.backlog.ageSeconds());
    }

    void backlog(OutboxLease.Backlog seen) {
        backlog = seen;
    }

    void published(List<OutboxRow> rows) {
        var now = clock.instant();
        rows.forEach(row -> lag.record(Duration.between(row.appendedAt(), now)));
    }

    void standBy() {
        backlog = new OutboxLease.Backlog(0, 0);
    }

    void interrupted() {
        standBy();
        interruptions.increment();
    }
}
