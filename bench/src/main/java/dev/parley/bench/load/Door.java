package dev.parley.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;

/// Keep-alive connections to one address. A single thread serves them all, so that the load takes as little as possible
/// of the processors that it shares with what is measured.
public final class Door implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CONNECTIONS_MAX = 64;
    private static final int UNBOUNDED = -1;

    private final URI address;
    private final Vertx vertx;
    private final HttpClient client;

    public Door(URI address) {
        this.address = address;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        // A call that waits for a connection is late, and counted as late; refusing it would hide that.
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true).setMaxWaitQueueSize(UNBOUNDED),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
    }

    public Operation calls(IntFunction<Call> call) {
        return number -> send(call.apply(number)).thenAccept(_ -> {});
    }

    /// Not for measuring: waits for the answer.
    public JsonObject ask(Call call) {
        try {
            return new JsonObject(send(call).join());
        } catch (CompletionException e) {
            throw new NotAnswered(call.method() + " " + call.path() + " failed: " + Failures.sentence(e), e);
        } catch (DecodeException e) {
            throw new NotAnswered(call.method() + " " + call.path() + " answered no JSON object", e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private CompletableFuture<Buffer> send(Call call) {
        var options = new RequestOptions().setHost(address.getHost()).setPort(address.getPort())
                .setMethod(call.method()).setURI(call.path()).setTimeout(PATIENCE.toMillis());
        call.headers().forEach(options::putHeader);
        return client.request(options)
                .compose(request -> answer(request, call))
                .toCompletionStage().toCompletableFuture();
    }

    /// Whole within the connection's thread: where another one asks for the body, it may have passed by already.
    private static Future<Buffer> answer(HttpClientRequest request, Call call) {
        return request.send(call.body()).compose(response -> checked(call, response));
    }

    private static Future<Buffer> checked(Call call, HttpClientResponse response) {
        if (response.statusCode() == call.expected()) {
            return response.body();
        }
        return response.body().compose(_ -> Future.failedFuture("status " + response.statusCode()));
    }
}
