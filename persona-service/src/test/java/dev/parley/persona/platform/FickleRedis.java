package dev.parley.persona.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.runtime.datasource.ReactiveRedisDataSourceImpl;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes connections like a Redis, and then does as the test says. It knows one thing: every field of every hash is
/// `found`. Its clock stands still until a test moves it.
final class FickleRedis implements AutoCloseable {
    static final Duration LEAVE_ALONE = Duration.ofSeconds(2);

    enum Mood {
        ANSWERS, HANGS, TALKS_NONSENSE
    }

    private final Vertx vertx = Vertx.vertx();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicInteger requests = new AtomicInteger();
    private final NetServer server;
    private final HotCache cache;
    private volatile Mood mood;
    private volatile Instant now = Instant.EPOCH;

    FickleRedis(Mood mood) {
        this.mood = mood;
        this.server = vertx.getDelegate().createNetServer()
                .connectHandler(socket -> socket.handler(request -> answer(socket, request)))
                .listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
        var redis = Redis.createClient(vertx, "redis://localhost:" + server.actualPort());
        this.cache = new HotCache(new ReactiveRedisDataSourceImpl(vertx, redis, RedisAPI.api(redis)),
                new Config(), metrics, new MovableClock());
    }

    HotCache cache() {
        return cache;
    }

    io.vertx.core.Vertx vertx() {
        return vertx.getDelegate();
    }

    /// How many requests arrived, the greetings of new connections among them.
    int requests() {
        return requests.get();
    }

    double count(String counter) {
        return metrics.counter(counter).count();
    }

    void becomes(Mood mood) {
        this.mood = mood;
    }

    /// From now on nobody listens at its port.
    void dies() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    void passTime(Duration passing) {
        now = now.plus(passing);
    }

    @Override
    public void close() {
        vertx.closeAndAwait();
    }

    private void answer(NetSocket socket, Buffer request) {
        requests.incrementAndGet();
        switch (mood) {
            case HANGS -> {
            }
            case TALKS_NONSENSE -> socket.write("HTTP/1.1 400 Bad Request\r\n\r\n");
            case ANSWERS -> socket.write(request.toString().contains("HELLO")
                    ? "-ERR unknown command 'HELLO'\r\n"
                    : "$5\r\nfound\r\n");
        }
    }

    /// Impatient only with a Redis that is not going to answer.
    private final class Config implements CacheConfig {
        @Override
        public Duration patience() {
            return mood == Mood.ANSWERS ? Duration.ofSeconds(10) : Duration.ofMillis(50);
        }

        @Override
        public Duration patienceAtStart() {
            return patience();
        }

        @Override
        public Duration leaveAlone() {
            return LEAVE_ALONE;
        }
    }

    private final class MovableClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
