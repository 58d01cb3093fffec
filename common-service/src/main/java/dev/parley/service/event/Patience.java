package dev.parley.service.event;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// How long consumers try: for ever while the trouble is ours and passing, a few times at a defect.
@ApplicationScoped
class Patience {
    private static final Duration BACK_OFF_MIN = Duration.ofMillis(100);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(10);
    private static final int ATTEMPTS_AT_A_DEFECT = 3;

    private volatile boolean isEnding;

    void end(@Observes ShutdownEvent event) {
        isEnding = true;
    }

    Uni<Void> whileItPasses(Supplier<Uni<Void>> work) {
        var context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(on(context))
                .onFailure(this::isPassing).retry().withBackOff(BACK_OFF_MIN, BACK_OFF_MAX).indefinitely();
    }

    Uni<Void> evenAtADefect(Supplier<Uni<Void>> work) {
        return whileItPasses(work)
                .onFailure().retry().withBackOff(BACK_OFF_MIN, BACK_OFF_MAX).atMost(ATTEMPTS_AT_A_DEFECT - 1);
    }

    /// While the service ends, its parts close one after the other and any failure may come of that. The event is left
    /// unacknowledged, for whoever comes next.
    private boolean isPassing(Throwable failure) {
        return isEnding || Transience.isPassing(failure);
    }

    /// A retry is timed on another thread, and a database session lives on the event loop it began on.
    private static Executor on(Context context) {
        return work -> context.runOnContext(_ -> work.run());
    }
}
