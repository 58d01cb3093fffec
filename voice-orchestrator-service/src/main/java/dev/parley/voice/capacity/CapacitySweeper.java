package dev.parley.voice.capacity;

import dev.parley.service.acting.ActsAsService;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Takes back what nobody holds any more: leases of sessions that nobody ended, places of people who have gone.
@ApplicationScoped
class CapacitySweeper {
    private final CapacityRepository leases;
    private final CapacityConfig config;
    private final Clock clock;

    CapacitySweeper(CapacityRepository leases, CapacityConfig config, Clock clock) {
        this.leases = leases;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${parley.capacity.sweep-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> sweep() {
        return leases.sweep(config.patience(), clock.instant());
    }
}
