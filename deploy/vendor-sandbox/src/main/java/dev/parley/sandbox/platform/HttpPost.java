package dev.parley.sandbox.platform;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
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
        var request = HttpRequest.newBuilder(url).POST(chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (timeout != null) {
            request.timeout(timeout);
        }
        try {
            return new Outcome.Answered(client.send(request.build(), BodyHandlers.discarding()).statusCode());
        } catch (IOException failure) {
            return new Outcome.Unreachable(sentenceOf(failure));
        }
    }

    @PreDestroy
    public void close() {
        client.shutdownNow();
    }

    /// The client's connection failures carry no message of their own.
    private static String sentenceOf(IOException failure) {
        var message = failure.getMessage();
        var name = failure.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }

    public sealed interface Outcome {
        record Answered(int status) implements Outcome {}

        record Unreachable(String error) implements Outcome {}
    }
}
