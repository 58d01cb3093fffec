package dev.parley.voice.conversation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// What the vendor's client does in a person's browser, as far as words go.
public final class Browser implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile int closeCode;

    private Browser(String signedUrl) {
        socket = HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("convai")
                .buildAsync(URI.create(signedUrl), this).join();
    }

    /// Begins with these variables; lists become text, as the vendor takes none.
    public static Browser begin(String signedUrl, Map<String, Object> variables) {
        var browser = new Browser(signedUrl);
        var told = variables.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> entry.getValue() instanceof List<?> list
                        ? list.stream().map(Object::toString).collect(Collectors.joining(", "))
                        : entry.getValue()));
        browser.send(Map.of("type", "conversation_initiation_client_data", "dynamic_variables", told,
                "conversation_config_override", Map.of("conversation", Map.of("text_only", true))));
        return browser;
    }

    public Browser say(String text) {
        send(Map.of("type", "user_message", "text", text));
        awaitHeard("You said: " + text);
        return this;
    }

    public void hangUp() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    public void awaitHeard(String text) {
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(heard).anyMatch(event -> event.contains(text)));
    }

    public void awaitClosed(int code) {
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(closeCode).isEqualTo(code));
    }

    /// Whoever was not let in cannot speak either; that shows in how it was closed.
    private void send(Map<String, ?> message) {
        try {
            socket.sendText(JSON.writeValueAsString(message), true).exceptionally(_ -> socket).join();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }
}
