package dev.parley.ingest.normalise;

import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.acting.ActsAsService;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// A dead letter lasts as long as its delivery is kept.
@ApplicationScoped
class Forgetting {
    private final ActingFunctions functions;

    Forgetting(ActingFunctions functions) {
        this.functions = functions;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> forgetDropped() {
        return functions.call("forget_dropped_deliveries")
                .map(rows -> rows.iterator().next().getLong(0))
                .invoke(letters -> {
                    if (letters > 0) {
                        Log.warnf("Dead letters were forgotten with their deliveries count=%d", letters);
                    }
                })
                .replaceWithVoid();
    }
}
