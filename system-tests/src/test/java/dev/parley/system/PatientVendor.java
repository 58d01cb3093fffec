package dev.parley.system;

import dev.parley.system.SignedDeliveries.SignedDelivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Sends everything as fast as it is answered, and what was not acknowledged again and again.
final class PatientVendor {
    private static final int SENDERS = 32;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI address;
    private final List<SignedDelivery> deliveries;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Map<Integer, Integer> otherAnswers = new ConcurrentHashMap<>();

    PatientVendor(URI address, List<SignedDelivery> deliveries) {
        this.address = address;
        this.deliveries = deliveries;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    /// How often each status came that was no acknowledgement.
    Map<Integer, Integer> otherAnswers() {
        return Map.copyOf(otherAnswers);
    }

    /// Returns when everything has been acknowledged.
    void sendAll() throws InterruptedException, ExecutionException {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var senders = IntStream.range(0, SENDERS)
                    .<Future<?>>mapToObj(_ -> threads.submit(() -> send(client))).toList();
            for (var sender : senders) {
                sender.get();
            }
        }
    }

    private void send(HttpClient client) {
        for (var number = next.getAndIncrement(); number < deliveries.size(); number = next.getAndIncrement()) {
            while (!isAcknowledged(client, deliveries.get(number))) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            acknowledged.incrementAndGet();
        }
    }

    private boolean isAcknowledged(HttpClient client, SignedDelivery delivery) {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE)
                .header("Authorization", delivery.authorization())
                .header("Content-Type", "application/webhook+json")
                .POST(BodyPublishers.ofString(delivery.body())).build();
        try {
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                otherAnswers.merge(status, 1, Integer::sum);
            }
            return status == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending", e);
        }
    }
}
