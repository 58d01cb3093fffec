package dev.parley.sandbox.elevenlabs.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.sandbox.elevenlabs.Line;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import java.io.UncheckedIOException;
import java.util.Map;

/// A socket that is only touched on its own event loop: what is sent leaves in the order in which it was said, whoever
/// said it.
record SocketLine(ServerWebSocket socket, Context context, ObjectMapper json) implements Line {
    /// A close frame has no room for more.
    private static final int REASON_BYTES_MAX = 123;

    /// What is said to somebody who does not read is lost from here on.
    private static final int UNREAD_BYTES_MAX = 4 << 20;

    SocketLine {
        socket.setWriteQueueMaxSize(UNREAD_BYTES_MAX);
    }

    @Override
    public void send(Map<String, Object> event) {
        var text = encode(event);
        onLoop(() -> {
            if (!socket.writeQueueFull()) {
                socket.writeTextMessage(text);
            }
        });
    }

    @Override
    public void close(int code, String reason) {
        onLoop(() -> socket.close((short) code, fitting(reason)));
    }

    static String fitting(String reason) {
        var end = reason.length();
        while (reason.substring(0, end).getBytes(UTF_8).length > REASON_BYTES_MAX) {
            end = reason.offsetByCodePoints(end, -1);
        }
        return reason.substring(0, end);
    }

    private void onLoop(Runnable action) {
        context.runOnContext(_ -> {
            if (!socket.isClosed()) {
                action.run();
            }
        });
    }

    private String encode(Map<String, Object> event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
