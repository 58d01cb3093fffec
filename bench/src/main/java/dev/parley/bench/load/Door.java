package dev.parley.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// Keep-alive connections to one address. A single thread serves them all, and does no more for a call than it must:
/// the load shares the processors with what is measured.
public final class Door implements AutoCloseable {
    /// From when a call is sent; how long it waited before that is a matter of how much is asked.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CONNECTIONS_MAX = 256;

    private final URI address;
    private final EventLoopGroup threads = new NioEventLoopGroup(1);
    private final EventLoop thread = threads.next();
    private final Bootstrap bootstrap;

    /// Only the thread touches these.
    private final Set<Connection> connections = new HashSet<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Queue<Exchange> waiting = new ArrayDeque<>();
    private int opening;

    public Door(URI address) {
        this.address = address;
        this.bootstrap = new Bootstrap().group(threads).channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress(address.getHost(), address.getPort())
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpResponseDecoder(), new Connection(Door.this));
                    }
                });
        var _ = thread.scheduleWithFixedDelay(this::giveUpOnTheLate, 1, 1, TimeUnit.SECONDS);
    }

    public Operation calls(IntFunction<Call> call) {
        return number -> send(call.apply(number)).thenAccept(_ -> {});
    }

    /// Not for measuring: waits for the answer.
    public JsonObject ask(Call call) {
        try {
            return new JsonObject(Buffer.buffer(send(call).join()));
        } catch (CompletionException e) {
            throw new NotAnswered(call.method() + " " + call.path() + " failed: " + Failures.sentence(e), e);
        } catch (DecodeException e) {
            throw new NotAnswered(call.method() + " " + call.path() + " answered no JSON object", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownGracefully(0, PATIENCE.toSeconds(), TimeUnit.SECONDS).syncUninterruptibly();
    }

    private CompletableFuture<byte[]> send(Call call) {
        var exchange = new Exchange(call.bytes(address), call.expected());
        thread.execute(() -> begin(exchange));
        return exchange.answer();
    }

    /// A call that waits for a connection is late, and counted as late; refusing it would hide that.
    private void begin(Exchange exchange) {
        var connection = idle.poll();
        if (connection != null) {
            connection.send(exchange);
            return;
        }
        waiting.add(exchange);
        if (connections.size() + opening < CONNECTIONS_MAX) {
            open();
        }
    }

    private void open() {
        opening++;
        bootstrap.connect().addListener((ChannelFuture opened) -> {
            opening--;
            if (!opened.isSuccess()) {
                failWhatWaits(opened.cause());
            }
        });
    }

    void opened(Connection connection) {
        connections.add(connection);
        goOn(connection);
    }

    /// What was used last is used first, so that no more connections are in use than are needed.
    void goOn(Connection connection) {
        var next = waiting.poll();
        if (next == null) {
            idle.push(connection);
        } else {
            connection.send(next);
        }
    }

    void closed(Connection connection) {
        connections.remove(connection);
        idle.remove(connection);
        if (waiting.size() > opening) {
            open();
        }
    }

    private void failWhatWaits(Throwable cause) {
        for (var exchange = waiting.poll(); exchange != null; exchange = waiting.poll()) {
            exchange.answer().completeExceptionally(cause);
        }
    }

    private void giveUpOnTheLate() {
        Set.copyOf(connections).forEach(connection -> connection.closeIfNotAnsweredWithin(PATIENCE));
    }
}
