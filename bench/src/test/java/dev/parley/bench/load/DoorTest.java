package dev.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final int CLOSE = 0;
    private static final String PIECES = "pieces";
    private static final int UNKNOWN_LENGTH = 0;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Door door;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        door = new Door(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void end() {
        door.close();
        server.stop(0);
    }

    @Test
    void aCallIsSentAsItIs() {
        var answer = door.ask(Call.post("/200?a=b", "{\"c\":1}").withToken("t").with("Idempotency-Key", "k"));

        assertThat(answer.getInteger("status")).isEqualTo(200);
        assertThat(heard).containsExactly("POST /200?a=b Bearer t k application/json {\"c\":1}");
    }

    @Test
    void anotherStatusThanTheExpectedOneIsAFailure() {
        var calls = door.calls(_ -> Call.get("/503"));

        assertThat(calls.begin(0)).failsWithin(Duration.ofSeconds(30))
                .withThrowableThat().withMessageContaining("status 503");
        assertThat(door.ask(Call.get("/503").expecting(503)).getInteger("status")).isEqualTo(503);
    }

    @Test
    void everyOneOfManyCallsAtATimeIsAnswered() {
        var calls = door.calls(call -> Call.get("/200?call=" + call));

        var all = IntStream.range(0, 500).mapToObj(calls::begin).toArray(CompletableFuture[]::new);

        assertThat(CompletableFuture.allOf(all)).succeedsWithin(Duration.ofSeconds(30));
        assertThat(heard).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNeededButNotAnsweredIsToldWithItsReason() {
        assertThatThrownBy(() -> door.ask(Call.get("/404"))).isInstanceOf(NotAnswered.class)
                .hasMessage("GET /404 failed: status 404");
    }

    @Test
    void aConnectionThatBreaksFailsItsCallAndTheNextCallHasAnother() {
        var calls = door.calls(_ -> Call.get("/" + CLOSE));

        assertThat(calls.begin(0)).failsWithin(Duration.ofSeconds(30))
                .withThrowableThat().withMessageContaining("the connection was closed");
        assertThat(door.ask(Call.get("/200")).getInteger("status")).isEqualTo(200);
    }

    @Test
    void whoeverWaitsForAConnectionIsServedThoughAllOfThemBreak() {
        var calls = door.calls(_ -> Call.get("/" + CLOSE));

        var all = IntStream.range(0, 500).mapToObj(calls::begin).toList();

        assertThat(all).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(10)));
    }

    @Test
    void anAnswerInPiecesIsPutTogether() {
        assertThat(door.ask(Call.get("/200?" + PIECES)).getInteger("status")).isEqualTo(200);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        heard.add("%s %s %s %s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(),
                headers.getFirst("Authorization"), headers.getFirst("Idempotency-Key"),
                headers.getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        var status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
        if (status == CLOSE) {
            exchange.close();
            return;
        }
        var body = "{\"status\":%d}".formatted(status).getBytes(StandardCharsets.UTF_8);
        var isInPieces = PIECES.equals(exchange.getRequestURI().getQuery());
        exchange.sendResponseHeaders(status, isInPieces ? UNKNOWN_LENGTH : body.length);
        try (var out = exchange.getResponseBody()) {
            for (var octet : body) {
                out.write(octet);
                if (isInPieces) {
                    out.flush();
                }
            }
        }
    }
}
