package dev.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Exchanges with a real LiveKit server, byte for byte.
public final class Recordings {
    private static final Path FOLDER = Path.of("src/test/resources/livekit");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Recordings() {}

    public static List<JsonNode> twirp() {
        return lines("twirp.jsonl");
    }

    public static List<JsonNode> webhooks() {
        return lines("webhooks.jsonl");
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<JsonNode> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream().map(Recordings::parse).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
