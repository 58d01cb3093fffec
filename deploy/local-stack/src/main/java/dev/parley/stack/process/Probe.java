package dev.parley.stack.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalInt;

/// One question to a part over HTTP, for its status only.
public final class Probe {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private Probe() {}

    public static boolean isOk(URI uri) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri)).orElse(0) == 200;
    }

    /// Empty when there is no answer.
    public static OptionalInt status(URI uri, String token) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token));
    }

    private static OptionalInt send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return OptionalInt
                    .of(CLIENT.send(request.timeout(TIMEOUT).build(), BodyHandlers.discarding()).statusCode());
        } catch (IOException _) {
            return OptionalInt.empty();
        }
    }
}
