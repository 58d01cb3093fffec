package dev.parley.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// Serves one page with the vendor's client, and waits for what the page has to say.
final class BrowserPage implements AutoCloseable {
    private final HttpServer server;
    private final CompletableFuture<String> result = new CompletableFuture<>();

    private BrowserPage(HttpServer server) {
        this.server = server;
    }

    static BrowserPage serve(Path page, Path client) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var served = new BrowserPage(server);
        server.createContext("/", exchange -> answer(exchange, "text/html", Files.readAllBytes(page)));
        server.createContext("/client.js", exchange -> answer(exchange, "text/javascript",
                Files.readAllBytes(client)));
        server.createContext("/done", exchange -> served.result.complete(said(exchange)));
        server.createContext("/failed", exchange -> served.result
                .completeExceptionally(new AssertionError("The page failed: " + said(exchange))));
        server.start();
        return served;
    }

    /// @param query
    ///            what the page is told
    URI address(String query) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/?" + query);
    }

    CompletableFuture<String> result() {
        return result;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String said(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        answer(exchange, "text/plain", new byte[0]);
        return body;
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
