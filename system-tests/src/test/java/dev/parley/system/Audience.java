package dev.parley.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// Hears what the vendors tell, and says 200 to everything.
final class Audience implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    Audience() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tavus", exchange -> hear(exchange, "/conversation_id", "/event_type"));
        server.createContext("/livekit", exchange -> hear(exchange, "/room/name", "/event", "/participant/identity"));
        server.createContext("/elevenlabs", exchange -> hear(exchange, "/data/conversation_id", "/type"));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /// Of whom and what it was told at that path, each once.
    long heardAt(String path) {
        return heard.stream().filter(what -> what.startsWith(path + " ")).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void hear(HttpExchange exchange, String... pointers) throws IOException {
        try (exchange) {
            JsonNode json = JSON.readTree(exchange.getRequestBody());
            var what = new StringBuilder(exchange.getRequestURI().getPath());
            for (var pointer : pointers) {
                what.append(' ').append(json.at(pointer).asText());
            }
            heard.add(what.toString());
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
