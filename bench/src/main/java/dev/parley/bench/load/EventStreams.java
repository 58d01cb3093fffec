package dev.parley.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Many readers of streams that do not end, each on a connection of its own, served by a single thread.
public final class EventStreams implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final Vertx vertx;
    private final CountDownLatch heard;
    private final AtomicInteger ended = new AtomicInteger();

    private EventStreams(int streams) {
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        this.heard = new CountDownLatch(streams);
    }

    /// Returns when each has been sent something.
    public static EventStreams open(URI address, int streams, IntFunction<Call> call) throws InterruptedException {
        var all = new EventStreams(streams);
        var client = all.vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(streams));
        for (var number = 0; number < streams; number++) {
            all.open(client, address, call.apply(number));
        }
        if (!all.heard.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            all.close();
            throw new NotAnswered("of %d streams, %d said nothing".formatted(streams, all.heard.getCount()), null);
        }
        return all;
    }

    /// How many have ended meanwhile, which none should.
    public int ended() {
        return ended.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void open(HttpClient client, URI address, Call call) {
        var options = new RequestOptions().setHost(address.getHost()).setPort(address.getPort())
                .setMethod(call.method()).setURI(call.path());
        call.headers().forEach(options::putHeader);
        client.request(options)
                .compose(request -> request.send())
                .compose(this::listen)
                .onFailure(_ -> ended.incrementAndGet());
    }

    private Future<Void> listen(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            return Future.failedFuture("status " + response.statusCode());
        }
        var isFirst = new boolean[]{true};
        response.handler(_ -> {
            if (isFirst[0]) {
                isFirst[0] = false;
                heard.countDown();
            }
        });
        response.endHandler(_ -> ended.incrementAndGet());
        return Future.succeededFuture();
    }
}
