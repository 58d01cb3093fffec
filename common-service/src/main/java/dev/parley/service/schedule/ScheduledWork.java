package dev.parley.service.schedule;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Scheduled work that is under way. When the service ends, none begins any more, and what is under way is waited for
/// while there still is a database. What that leaves undone is nobody's error: it is taken up again elsewhere, or after
/// the next start.
@ApplicationScoped
class ScheduledWork {
    private final ScheduleConfig config;
    /// The service itself, until it ends, and each piece of work.
    private final Phaser parties = new Phaser(1);
    private volatile boolean isEnding;

    ScheduledWork(ScheduleConfig config) {
        this.config = config;
    }

    void end(@Observes ShutdownEvent ending) throws InterruptedException {
        isEnding = true;
        var phase = parties.arriveAndDeregister();
        try {
            parties.awaitAdvanceInterruptibly(phase, config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            Log.infof("Scheduled work is left undone count=%d", underWay());
        }
    }

    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (isEnding || parties.register() < 0) {
                return Uni.createFrom().nullItem();
            }
            return Uni.createFrom().deferred(work::get)
                    .onTermination().invoke(parties::arriveAndDeregister)
                    .onFailure(_ -> isEnding).recoverWithUni(ScheduledWork::leaveUndone);
        });
    }

    int underWay() {
        return Math.max(0, parties.getRegisteredParties() - (isEnding ? 0 : 1));
    }

    private static <T> Uni<T> leaveUndone(Throwable failure) {
        Log.debugf("Scheduled work was interrupted by the end of the service: %s", failure.toString());
        return Uni.createFrom().nullItem();
    }
}
