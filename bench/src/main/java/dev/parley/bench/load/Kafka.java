package dev.parley.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The stack's Kafka: events that a service would have published.
public final class Kafka implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    public Kafka(String address) {
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", address, "acks", "all"), new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Returns at once.
    public void send(String topic, String key, String type, String data) {
        var record = new ProducerRecord<>(topic, key, bytes(data));
        record.headers().add("ce_id", bytes(UUID.randomUUID().toString())).add("ce_type", bytes(type));
        var _ = producer.send(record);
    }

    @Override
    public void close() {
        producer.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
