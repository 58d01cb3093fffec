package dev.parley.session.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Follows a session as a browser would, and keeps what it is told.
public final class EventStream implements AutoCloseable {
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;
    private final Thread thread;
    /// Lines that a browser would pass over.
    private final List<String> other = new CopyOnWriteArrayList<>();
    private final AtomicInteger heartbeats = new AtomicInteger();
    /// What a stream that did not open was told: read before anybody can close it.
    private final String refusal;
    private volatile boolean ended;

    private EventStream(HttpRequest request) throws IOException, InterruptedException {
        this.response = client.send(request, BodyHandlers.ofLines());
        this.refusal = status() == OK ? "" : response.body().collect(Collectors.joining());
        this.thread = Thread.ofVirtual().start(this::read);
    }

    public static EventStream of(String session, String token) {
        return of(session, token, null);
    }

    public static EventStream of(String session, String token, @Nullable String lastEventId) {
        var request = HttpRequest
                .newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/sessions/" + session + "/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new EventStream(request.build());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public List<String> whats() {
        return received.stream().filter(event -> !event.id().isEmpty()).map(Received::what).toList();
    }

    public List<Long> ids() {
        return received.stream().filter(event -> !event.id().isEmpty()).map(event -> Long.valueOf(event.id())).toList();
    }

    public List<String> other() {
        return List.copyOf(other);
    }

    public void hears(String what) {
        requireOpen();
        await().atMost(20, SECONDS).until(() -> whats().contains(what));
    }

    public void awaitHeartbeat() {
        requireOpen();
        await().atMost(20, SECONDS).until(() -> heartbeats.get() > 0);
    }

    public void awaitEnd() {
        requireOpen();
        await().atMost(20, SECONDS).until(() -> ended);
    }

    @Override
    public void close() {
        client.shutdownNow();
        thread.interrupt();
    }

    private void requireOpen() {
        if (status() != OK) {
            throw new AssertionError("status " + status() + ": " + refusal);
        }
    }

    private void read() {
        var fields = new Fields();
        try (var lines = response.body()) {
            lines.forEach(line -> fields.take(line));
        } catch (UncheckedIOException _) {
            // Somebody closed it, which is an end too.
        }
        ended = true;
    }

    /// @param name
    ///            the type of the event
    public record Received(String id, String name, String data) {

        String what() {
            return JsonPath.from(data).getString("what");
        }
    }

    private final class Fields {
        private String id = "";
        private String name = "";
        private String data = "";

        void take(String line) {
            if (line.isEmpty()) {
                if (!(id + name + data).isEmpty()) {
                    received.add(new Received(id, name, data));
                }
                id = "";
                name = "";
                data = "";
            } else if (line.startsWith(":")) {
                heartbeats.incrementAndGet();
            } else {
                var colon = line.indexOf(':');
                var value = line.substring(colon + 1).strip();
                switch (line.substring(0, colon)) {
                    case "id" -> id = value;
                    case "event" -> name = value;
                    case "data" -> data += value;
                    default -> other.add(line);
                }
            }
        }
    }
}
