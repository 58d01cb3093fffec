package dev.parley.session.live;

import dev.parley.model.id.SessionId;
import dev.parley.session.timeline.SessionHasNews;
import io.quarkus.logging.Log;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells the other instances which session has news, and hears it from them. A nudge says no more than that: one
/// that is lost, or a Redis that is away, makes readers elsewhere slower and never wrong.
@ApplicationScoped
class Nudges {
    private static final String CHANNEL = "parley:session:news";
    private static final long AGAIN_MILLIS = 1000;

    private final ReactivePubSubCommands<String> channel;
    private final Readers readers;
    private final Vertx vertx;
    private volatile boolean isStopping;

    Nudges(ReactiveRedisDataSource redis, Readers readers, Vertx vertx) {
        this.channel = redis.pubsub(String.class);
        this.readers = readers;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        listen();
    }

    void stop(@Observes ShutdownEvent stopping) {
        isStopping = true;
    }

    /// Readers on this instance have heard already; hearing it again from Redis makes them look once more, and that is
    /// all.
    void tell(@Observes SessionHasNews news) {
        channel.publish(CHANNEL, news.session().value()).subscribe().with(_ -> {},
                failure -> Log.debugf("Nobody else was told of news: %s", failure.toString()));
    }

    /// A subscription that ends, however it does, is followed by exactly one other.
    private void listen() {
        var ended = new AtomicBoolean();
        Runnable again = () -> {
            if (!isStopping && ended.compareAndSet(false, true)) {
                vertx.setTimer(AGAIN_MILLIS, _ -> listen());
            }
        };
        channel.subscribe(CHANNEL, session -> readers.ring(new SessionId(session)), again, _ -> again.run())
                .subscribe().with(_ -> Log.debug("News of other instances are heard"), failure -> {
                    Log.warnf("News of other instances are not heard: %s", failure.toString());
                    again.run();
                });
    }
}
