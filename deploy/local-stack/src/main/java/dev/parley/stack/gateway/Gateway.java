package dev.parley.stack.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyOptions;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Forwards each call to the service its route names, streaming both ways. It writes no log: headers carry tokens
/// and bodies carry conversations.
public final class Gateway implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int CLOSE_SECONDS_MAX = 10;
    /// A stream of events holds its connection, so the limit is on how many people may watch at once.
    private static final int CONNECTIONS_PER_SERVICE_MAX = 1000;
    private static final int HEADERS_MAX = 32 * 1024;

    private final Vertx vertx;

    private Gateway(Vertx vertx) {
        this.vertx = vertx;
    }

    /// @param ports
    ///            where each service that a route can name listens on loopback
    public static Gateway start(int port, RouteTable routes, Map<String, Integer> ports, DemoToken demoToken)
            throws IOException {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1));
        var gateway = new Gateway(vertx);
        var client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS_PER_SERVICE_MAX).setMaxHeaderSize(HEADERS_MAX));
        var proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(OriginRequestProvider.selector(call -> address(ports, ForwardedCall.service(call))))
                .addInterceptor(new ForwardedCall(routes, demoToken));
        var server = vertx.createHttpServer(new HttpServerOptions()
                .setMaxHeaderSize(HEADERS_MAX)
                .setMaxInitialLineLength(HEADERS_MAX)
                .setHandle100ContinueAutomatically(true))
                .requestHandler(proxy);
        try {
            server.listen(port, LOOPBACK).toCompletionStage().toCompletableFuture().join();
            return gateway;
        } catch (CompletionException e) {
            gateway.close();
            throw new IOException("The gateway cannot listen on port " + port + ".", e);
        }
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            // What is left of it ends with this process.
        }
    }

    private static Future<SocketAddress> address(Map<String, Integer> ports, String service) {
        var port = ports.get(service);
        return port == null
                ? Future.failedFuture("No port is known for " + service)
                : Future.succeededFuture(SocketAddress.inetSocketAddress(port, LOOPBACK));
    }
}
