package dev.parley.session.live;

import dev.parley.model.id.SessionId;
import dev.parley.service.acting.Actor;
import dev.parley.session.timeline.TimelineReader;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.Executor;

/// Follows sessions. Whoever opens a stream has been found to be allowed to see the session; each look into it is under
/// row security all the same.
@ApplicationScoped
public class LiveEvents {
    private final TimelineReader timeline;
    private final Readers readers;
    private final LiveConfig config;
    private final Clock clock;

    LiveEvents(TimelineReader timeline, Readers readers, LiveConfig config, Clock clock) {
        this.timeline = timeline;
        this.readers = readers;
        this.config = config;
        this.clock = clock;
    }

    /// @param last
    ///            the entry that the reader has seen last; 0 for none
    /// @param drop
    ///            how to be rid of a reader that takes nothing
    public Multi<LiveEvent> follow(SessionId session, Actor actor, long last, Runnable drop) {
        readers.requireRoom();
        var ownThread = ownThread();
        return Multi.createFrom().deferred(() -> {
            var bell = readers.enter(session);
            return new Follower(session, actor, last, timeline, config, clock, bell, ownThread).events()
                    .onTermination().invoke(() -> readers.leave(session, bell));
        })
                .ifNoItem().after(config.heartbeat().plus(config.patience())).fail()
                .onFailure().invoke(failure -> endEarly(session, failure, drop))
                .onFailure().recoverWithCompletion();
    }

    /// Whoever took nothing would not take the end of the stream either. After a look that failed the reader comes
    /// back, and goes on where it was.
    private void endEarly(SessionId session, Throwable failure, Runnable drop) {
        if (failure instanceof TimeoutException) {
            readers.dropped();
            drop.run();
        } else {
            Log.warnf(failure, "A stream ends early sessionId=%s", session);
        }
    }

    private static Executor ownThread() {
        var context = Vertx.currentContext();
        return task -> context.runOnContext(_ -> task.run());
    }
}
