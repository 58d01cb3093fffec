package dev.parley.sandbox.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what was said on it.
final class KeptLine implements Line {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private volatile int closeCode;
    private volatile String closeReason = "";

    @Override
    public void send(Map<String, Object> event) {
        events.add(JSON.valueToTree(event));
    }

    @Override
    public void close(int code, String reason) {
        closeCode = code;
        closeReason = reason;
    }

    List<String> types() {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    JsonNode last(String type) {
        return events.stream().filter(event -> event.path("type").asText().equals(type)).toList().getLast();
    }

    int closeCode() {
        return closeCode;
    }

    String closeReason() {
        return closeReason;
    }
}
