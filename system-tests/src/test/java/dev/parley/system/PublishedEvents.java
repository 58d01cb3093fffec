package dev.parley.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What a consumer of Kafka would know: every event once, by its id.
final class PublishedEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String kafka;

    PublishedEvents(String kafka) {
        this.kafka = kafka;
    }

    /// The keys of all events of a type whose data speaks of this person. A key that stands twice is an event twice.
    List<String> keysOf(EventType type, String person) {
        var events = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
        for (var record : records(type.topic())) {
            if (type.typeName().equals(header(record, "ce_type"))
                    && person.equals(data(record).path("person").asText())) {
                events.putIfAbsent(header(record, "ce_id"), record);
            }
        }
        return events.values().stream().map(ConsumerRecord::key).sorted().toList();
    }

    /// Everything that stands in the topic, as it came.
    List<ConsumerRecord<String, byte[]>> records(String topic) {
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

    /// Whether a group of consumers has done with everything that stands in the topic.
    boolean areRead(String topic, String group) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var read = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            var ends = admin.listOffsets(read.keySet().stream().filter(partition -> partition.topic().equals(topic))
                    .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()))).all().get();
            return ends.entrySet().stream()
                    .allMatch(end -> read.get(end.getKey()).offset() == end.getValue().offset());
        }
    }

    private static JsonNode data(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
