package dev.parley.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.stack.identity.SigningKeys;
import dev.parley.stack.identity.TokenMint;
import dev.parley.stack.infrastructure.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {
    private static final RouteTable ROUTES = new RouteTable(List.of(
            route("/echo", "echo-service"), route("/events", "echo-service"), route("/webhook/livekit", "echo-service"),
            route("/webhooks", "echo-service"), route("/functions/v1/tavus-webhook", "echo-service"),
            route("/api/v1/tavus/callback", "echo-service"), route("/down", "absent-service")));

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch firstEventRead = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer backend;
    private Gateway gateway;
    private int port;

    @BeforeEach
    void start() throws IOException {
        backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.setExecutor(threads);
        backend.createContext("/", GatewayTest::echo);
        backend.createContext("/events", this::events);
        backend.start();
        port = Ports.free();
        gateway = Gateway.start(port, ROUTES,
                Map.of("echo-service", backend.getAddress().getPort(), "absent-service", Ports.free()), demoToken());
    }

    @AfterEach
    void stop() {
        gateway.close();
        backend.stop(0);
        threads.close();
    }

    @Test
    void aCallWithoutATokenIsLentOne() throws Exception {
        assertThat(get("/echo")).contains("Authorization: Bearer ey");
    }

    @Test
    void aCallWithATokenKeepsIt() throws Exception {
        // When
        var seen = send(request("/echo").header("Authorization", "Bearer mine")).body();
        // Then
        assertThat(seen).contains("Authorization: Bearer mine").doesNotContain("Bearer ey");
    }

    @Test
    void noTokenIsLentToAVendor() throws Exception {
        for (var path : List.of("/webhook/livekit", "/webhooks/tavus/secret", "/functions/v1/tavus-webhook",
                "/api/v1/tavus/callback")) {
            assertThat(get(path)).contains("path: " + path).doesNotContain("Authorization");
        }
    }

    @Test
    void theServiceLearnsWhereTheCallCameFrom() throws Exception {
        // When
        var seen = send(request("/echo?a=1&b=%20").header("X-Forwarded-For", "10.0.0.1")).body();
        // Then
        assertThat(seen).contains("path: /echo?a=1&b=%20", "Host: 127.0.0.1:" + port,
                "X-forwarded-for: 10.0.0.1, 127.0.0.1",
                "X-forwarded-proto: http");
    }

    @Test
    void aLargeBodyArrivesWhole() throws Exception {
        // Given
        var body = "parley ".repeat(700_000);
        // When
        var response = send(request("/echo").POST(BodyPublishers.ofString(body)));
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("body: " + body.length() + " bytes");
    }

    @Test
    void aBodyWhoseClientAsksBeforeSendingItArrives() throws Exception {
        // When
        var response = send(request("/echo").expectContinue(true).POST(BodyPublishers.ofString("hello")));
        // Then
        assertThat(response.body()).contains("body: 5 bytes");
    }

    @Test
    void anEventArrivesWhileTheStreamGoesOn() throws Exception {
        // When
        var response = client.send(request("/events").build(), BodyHandlers.ofInputStream());
        var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        var first = lines.readLine();
        // Then: the second is sent only after the first has been read
        firstEventRead.countDown();
        assertThat(first).isEqualTo("data: first");
        assertThat(lines.readLine()).isEqualTo("data: second");
    }

    @Test
    void aPathWithoutAServiceIsNotFound() throws Exception {
        // When
        var response = send(request("/nowhere"));
        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"not_found\"", "\"status\":404", "\"instance\":\"/nowhere\"");
    }

    @Test
    void aServiceThatIsDownIsUnavailableForASecond() throws Exception {
        // When
        var response = send(request("/down").POST(BodyPublishers.ofString("{}")));
        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.body()).contains("\"code\":\"service_unavailable\"").doesNotContain("Connection");
    }

    @Test
    void aServiceThatGoesDownBetweenTwoCallsIsUnavailable() throws Exception {
        // Given
        assertThat(send(request("/echo")).statusCode()).isEqualTo(200);
        // When
        backend.stop(0);
        // Then
        assertThat(send(request("/echo")).statusCode()).isEqualTo(503);
    }

    @Test
    void aPortThatIsTakenIsToldInASentence() {
        assertThatThrownBy(() -> Gateway.start(port, ROUTES, Map.of(), demoToken()))
                .isInstanceOf(IOException.class)
                .hasMessage("The gateway cannot listen on port " + port + ".");
    }

    private DemoToken demoToken() throws IOException {
        return new DemoToken(new TokenMint(SigningKeys.in(directory, "idp"), Clock.systemUTC()), Clock.systemUTC());
    }

    private String get(String path) throws Exception {
        return send(request(path)).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write("data: first\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            firstEventRead.await();
            out.write("data: second\n".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        var size = exchange.getRequestBody().readAllBytes().length;
        var seen = new StringBuilder("path: " + exchange.getRequestURI() + "\nbody: " + size + " bytes\n");
        exchange.getRequestHeaders().forEach((name, values) -> seen.append(name).append(": ")
                .append(String.join(",", values)).append('\n'));
        var answer = seen.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        try (var out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    private static Route route(String path, String service) {
        return new Route(PathMatch.of("PathPrefix", path), Optional.empty(), service);
    }
}
