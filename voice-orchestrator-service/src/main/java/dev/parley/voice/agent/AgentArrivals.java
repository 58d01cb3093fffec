package dev.parley.voice.agent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// How long agents take to arrive, and how many are lost, by pool.
@ApplicationScoped
class AgentArrivals {
    private final MeterRegistry registry;

    AgentArrivals(MeterRegistry registry) {
        this.registry = registry;
    }

    void arrived(String pool, Duration took) {
        Timer.builder("parley.voice.agent.arrival")
                .description("From the call for an agent to its arrival in the room")
                .publishPercentileHistogram()
                .tag("pool", pool)
                .register(registry)
                .record(took);
    }

    void lost(String pool) {
        Counter.builder("parley.voice.agent.lost")
                .description("Agents that were lost while their session lived")
                .tag("pool", pool)
                .register(registry)
                .increment();
    }
}
