package dev.parley.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/// Stands between a service and the vendors, and can be told to let nothing through or no answer back.
/// Its state is a system property, as several class loaders must see it.
final class VendorGate {
    private static final String STATE = "parley.test.vendors.gate";
    private static final Set<String> CREATIONS = Set.of("POST /v2/conversations",
            "POST /twirp/livekit.RoomService/CreateRoom");
    private static final List<String> PASSED_ON = List.of("Content-Type", "x-api-key", "xi-api-key", "Authorization");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String vendors;

    private VendorGate(String vendors) {
        this.vendors = vendors;
    }

    /// Returns its own address.
    static String before(String vendors) throws IOException {
        // A connection that the server closes while a client thinks it good would look like a vendor in trouble.
        System.setProperty("sun.net.httpserver.idleInterval", "600");
        var gate = new VendorGate(vendors);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", gate::pass);
        server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static void set(State state) {
        System.setProperty(STATE, state.name());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (State.valueOf(System.getProperty(STATE, State.OPEN.name()))) {
                case OPEN -> answer(exchange, ask(exchange));
                case NO_WAY_BACK -> loseAnswer(exchange);
                case CLOSED -> refuse(exchange);
                case IN_TROUBLE -> {
                    ask(exchange);
                    exchange.sendResponseHeaders(500, -1);
                }
            }
        }
    }

    private void loseAnswer(HttpExchange exchange) throws IOException {
        if (CREATIONS.contains(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath())) {
            ask(exchange);
        } else {
            refuse(exchange);
        }
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().close();
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var request = HttpRequest.newBuilder(URI.create(vendors + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (var name : PASSED_ON) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted at the gate", e);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        var body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    enum State {
        OPEN,
        /// The vendor is away.
        CLOSED,
        /// The vendor creates what it is asked for, its answer is lost, and so is everything else.
        NO_WAY_BACK,
        /// The vendor does what it is asked, and answers 500.
        IN_TROUBLE
    }
}
