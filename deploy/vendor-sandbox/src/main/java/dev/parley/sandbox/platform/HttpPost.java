package dev.parley.sandbox.platform;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Sends one POST and tells what came back. HTTP/1.1 only, as the vendors do.
@Singleton
public class HttpPost {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /// Without a timeout it waits as long as the receiver does. A chunked body does not tell its length beforehand.
    public Outcome send(URI url, Map<String, String> headers, byte[] body, boolean chunked,
            @Nullable Duration timeout) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(url).POST(chunked
                    ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                    : BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            return new Outcome.Answered(send(request.build(), timeout));
        } catch (ExecutionException failure) {
            return new Outcome.Unreachable(sentenceOf(Objects.requireNonNullElse(failure.getCause(), failure)));
        } catch (TimeoutException | IllegalArgumentException failure) {
            return new Outcome.Unreachable(sentenceOf(failure));
        }
    }

    /// The timeout covers the whole answer; the client's own would end with the headers.
    private int send(HttpRequest request, @Nullable Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        var pending = client.sendAsync(request, BodyHandlers.discarding());
        try {
            return (timeout == null ? pending.get() : pending.get(timeout.toNanos(), NANOSECONDS)).statusCode();
        } finally {
            pending.cancel(true);
        }
    }

    @PreDestroy
    public void close() {
        client.shutdownNow();
    }

    /// The client's connection failures carry no message of their own.
    private static String sentenceOf(Throwable failure) {
        var message = failure.getMessage();
        var name = failure.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }

    public sealed interface Outcome {
        record Answered(int status) implements Outcome {}

        record Unreachable(String error) implements Outcome {}
    }
}
