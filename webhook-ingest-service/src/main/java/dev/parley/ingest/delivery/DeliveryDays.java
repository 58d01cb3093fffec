package dev.parley.ingest.delivery;

import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.acting.Actor;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;

/// There is room for the days to come, and none for those that are over for long enough.
@ApplicationScoped
class DeliveryDays {
    private final ActingFunctions functions;
    private final DeliveryConfig config;

    DeliveryDays(ActingFunctions functions, DeliveryConfig config) {
        this.functions = functions;
        this.config = config;
    }

    /// Room comes first: without it nothing can be taken in.
    @Scheduled(every = "${parley.deliveries.see-to-days-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> seeToDays() {
        return functions.callAs(new Actor.Service(), "make_delivery_days", config.daysAhead())
                .chain(_ -> functions.callAs(new Actor.Service(), "drop_delivery_days", config.keepDays()))
                .invoke(DeliveryDays::report)
                .replaceWithVoid();
    }

    private static void report(RowSet<Row> dropped) {
        dropped.forEach(row -> Log.infof("Deliveries dropped day=%s", row.getLocalDate(0)));
    }
}
