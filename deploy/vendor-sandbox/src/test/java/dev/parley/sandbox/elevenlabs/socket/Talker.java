package dev.parley.sandbox.elevenlabs.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.Recordings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/// A person's browser, with no more than the JDK has.
final class Talker implements WebSocket.Listener, AutoCloseable {
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private volatile int closeCode;
    private volatile String closeReason = "";

    Talker(String url) {
        socket = client.newWebSocketBuilder().subprotocols("convai").buildAsync(URI.create(url), this).join();
    }

    Talker begin(String data) {
        return say("{\"type\":\"conversation_initiation_client_data\"%s}".formatted(data));
    }

    Talker say(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    void sayBytes() {
        socket.sendBinary(ByteBuffer.wrap(new byte[]{1, 2, 3}), true).join();
    }

    void hangUp() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "User ended conversation").join();
    }

    void vanish() {
        socket.abort();
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    List<String> types() {
        return heard.stream().map(event -> event.path("type").asText()).toList();
    }

    /// Waits until that many of them came.
    JsonNode await(String type, int count) {
        var events = Awaitility.await().until(
                () -> heard.stream().filter(event -> event.path("type").asText().equals(type)).toList(),
                found -> found.size() >= count);
        return events.get(count - 1);
    }

    String conversation() {
        return await("conversation_initiation_metadata", 1)
                .at("/conversation_initiation_metadata_event/conversation_id").asText();
    }

    void awaitClosed(int code, String reasonStart) {
        Awaitility.await().untilAsserted(() -> assertThat(closeCode).isEqualTo(code));
        assertThat(closeReason).startsWith(reasonStart);
    }

    boolean isOpen() {
        return closeCode == 0;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(Recordings.parse(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeReason = reason;
        closeCode = statusCode;
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }
}
