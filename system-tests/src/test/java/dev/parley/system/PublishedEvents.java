package dev.parley.system;

import dev.parley.model.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What a consumer of Kafka would know: every event once, by its id.
final class PublishedEvents {
    private final String kafka;

    PublishedEvents(String kafka) {
        this.kafka = kafka;
    }

    /// The keys of all events of a type whose data speaks of this person. A key that stands twice is an event twice.
    List<String> keysOf(EventType type, String person) {
        var events = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
        for (var record : records(type.topic())) {
            if (type.typeName().equals(header(record, "ce_type"))
                    && data(record).contains("\"person\":\"" + person + "\"")) {
                events.putIfAbsent(header(record, "ce_id"), record);
            }
        }
        return events.values().stream().map(ConsumerRecord::key).sorted().toList();
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static String data(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
