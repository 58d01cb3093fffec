package dev.parley.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Tells when a key turns up on a topic, as its consumers see it.
public final class Arrivals implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, CompletableFuture<@Nullable Void>> awaited = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().name("arrivals").daemon().unstarted(this::read);
    private volatile boolean isClosing;

    /// From now on.
    Arrivals(String address, String topic) {
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", address), new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /// To be asked before anybody could send it.
    public CompletableFuture<@Nullable Void> of(String key) {
        return awaited.computeIfAbsent(key, _ -> new CompletableFuture<>());
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (!isClosing) {
                for (var record : consumer.poll(POLL)) {
                    var waiting = awaited.remove(record.key());
                    if (waiting != null) {
                        waiting.complete(null);
                    }
                }
            }
        }
    }
}
