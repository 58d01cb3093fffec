package dev.parley.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The stack's Kafka: events that a service would have published.
public final class Kafka implements AutoCloseable {
    private final String address;
    private final KafkaProducer<String, byte[]> producer;
    private final List<Arrivals> followed = new ArrayList<>();

    public Kafka(String address) {
        this.address = address;
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", address, "acks", "all"), new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Returns at once.
    public void send(String topic, String key, String type, String data) {
        var record = new ProducerRecord<>(topic, key, bytes(data));
        record.headers().add("ce_id", bytes(UUID.randomUUID().toString())).add("ce_type", bytes(type));
        var _ = producer.send(record);
    }

    /// What arrives from now on, until this is closed.
    public Arrivals arrivals(String topic) {
        var arrivals = new Arrivals(address, topic);
        followed.add(arrivals);
        return arrivals;
    }

    @Override
    public void close() {
        followed.forEach(Arrivals::close);
        producer.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
