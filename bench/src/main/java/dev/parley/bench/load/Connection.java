package dev.parley.bench.load;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One of the connections of a [Door]: one call at a time, and no other until the answer to it is complete. All of it
/// happens in the door's thread.
final class Connection extends SimpleChannelInboundHandler<HttpObject> {
    private final Door door;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable ChannelHandlerContext context;
    private @Nullable Exchange exchange;
    private long sentNanos;
    private int status;

    Connection(Door door) {
        this.door = door;
    }

    void send(Exchange next) {
        exchange = next;
        sentNanos = System.nanoTime();
        body.reset();
        context().writeAndFlush(Unpooled.wrappedBuffer(next.request()));
    }

    void closeIfNotAnsweredWithin(Duration patience) {
        if (exchange != null && System.nanoTime() - sentNanos > patience.toNanos()) {
            fail(new IOException("no answer within " + patience.toSeconds() + " s"));
            context().close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        this.context = context;
        door.opened(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        door.closed(this);
        fail(new IOException("the connection was closed"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause);
        context.close();
    }

    /// The decoder tells of a response's head and of its body one after the other.
    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws IOException {
        if (part.decoderResult().isFailure()) {
            exceptionCaught(context, part.decoderResult().cause());
            return;
        }
        if (part instanceof HttpResponse head) {
            status = head.status().code();
        }
        if (part instanceof HttpContent content) {
            content.content().readBytes(body, content.content().readableBytes());
        }
        if (part instanceof LastHttpContent) {
            answered();
        }
    }

    private void answered() {
        var ended = exchange;
        exchange = null;
        if (ended == null) {
            context().close();
            return;
        }
        if (status == ended.expected()) {
            ended.answer().complete(body.toByteArray());
        } else {
            ended.answer().completeExceptionally(new IOException("status " + status));
        }
        door.goOn(this);
    }

    private void fail(Throwable cause) {
        if (exchange != null) {
            exchange.answer().completeExceptionally(cause);
            exchange = null;
        }
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("A connection that is not open cannot be used");
        }
        return context;
    }
}
