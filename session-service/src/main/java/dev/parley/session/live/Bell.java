package dev.parley.session.live;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.jspecify.annotations.Nullable;

/// Wakes the one who waits for it. A ring that nobody waits for is kept, once: whoever looks first and waits then
/// misses none.
final class Bell {
    private boolean hasRung;
    private @Nullable UniEmitter<? super Void> waiting;

    void ring() {
        var woken = ringOrKeep();
        if (woken != null) {
            woken.complete(null);
        }
    }

    /// Done when it rings, or at once if it has rung since the last time.
    Uni<Void> rings() {
        return Uni.createFrom().emitter(emitter -> {
            emitter.onTermination(() -> goes(emitter));
            if (!waits(emitter)) {
                emitter.complete(null);
            }
        });
    }

    private synchronized @Nullable UniEmitter<? super Void> ringOrKeep() {
        var woken = waiting;
        waiting = null;
        hasRung = woken == null;
        return woken;
    }

    private synchronized boolean waits(UniEmitter<? super Void> emitter) {
        waiting = hasRung ? null : emitter;
        hasRung = false;
        return waiting != null;
    }

    /// Nobody would hear the ring that wakes one who has given up.
    private synchronized void goes(UniEmitter<? super Void> emitter) {
        if (waiting == emitter) {
            waiting = null;
        }
    }
}
