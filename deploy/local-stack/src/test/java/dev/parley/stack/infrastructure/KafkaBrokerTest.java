package dev.parley.stack.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
    @TempDir
    Path directory;

    @Test
    void theTopicsOfProductionAreThere() throws Exception {
        try (var broker = KafkaBroker.start(directory, Ports.free()); var admin = Admin.create(client(broker))) {
            assertThat(admin.listTopics().names().get())
                    .contains("parley.sessions", "parley.conversations", "parley.usage.dlq");
            assertThat(admin.describeTopics(List.of("parley.conversations")).allTopicNames().get())
                    .hasEntrySatisfying("parley.conversations", topic -> assertThat(topic.partitions()).hasSize(12));
        }
    }

    @Test
    void eventsSurviveARestart() throws Exception {
        // Given
        try (var broker = KafkaBroker.start(directory, Ports.free());
                var producer = new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("parley.sessions", "s1", "started")).get();
        }
        // When
        try (var broker = KafkaBroker.start(directory, Ports.free());
                var consumer = new KafkaConsumer<>(reader(broker), new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.subscribe(List.of("parley.sessions"));
            // Then
            Awaitility.await().atMost(Duration.ofMinutes(1))
                    .until(() -> consumer.poll(Duration.ofMillis(200)).count() == 1);
        }
    }

    private static Map<String, Object> client(KafkaBroker broker) {
        return Map.of("bootstrap.servers", broker.address());
    }

    private static Map<String, Object> reader(KafkaBroker broker) {
        return Map.of("bootstrap.servers", broker.address(), "group.id", "reader", "auto.offset.reset", "earliest");
    }
}
