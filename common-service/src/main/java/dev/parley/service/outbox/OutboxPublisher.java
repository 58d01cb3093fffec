package dev.parley.service.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Sends rows to Kafka so that each key keeps its order even when a row of it is refused: the second row of a key
/// leaves after the first has arrived, while all keys travel side by side.
@ApplicationScoped
class OutboxPublisher {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final String source;

    OutboxPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, OutboxConfig config,
            @ConfigProperty(name = "quarkus.application.name") String source) {
        this.source = source;
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.patience().toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) config.patience().toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) config.patience().toMillis());
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close(CLOSE_PATIENCE);
    }

    Outcome publish(List<OutboxRow> rows) throws InterruptedException {
        var published = new ArrayList<OutboxRow>();
        var refused = new ArrayList<Refused>();
        var stopped = new HashSet<String>();
        RuntimeException outage = null;
        for (var wave : waves(rows)) {
            var underWay = new ArrayList<Sent>();
            for (var row : wave) {
                if (outage == null && !stopped.contains(row.key())) {
                    underWay.add(send(row));
                }
            }
            for (var sent : underWay) {
                switch (sent.outcome()) {
                    case null -> published.add(sent.row());
                    case RetriableException e -> {
                        stopped.add(sent.row().key());
                        outage = e;
                    }
                    case RuntimeException e -> {
                        stopped.add(sent.row().key());
                        refused.add(new Refused(sent.row(), e.toString()));
                    }
                }
            }
        }
        return new Outcome(published, refused, outage);
    }

    /// The n-th wave holds the n-th row of every key.
    private static List<List<OutboxRow>> waves(List<OutboxRow> rows) {
        var waves = new ArrayList<List<OutboxRow>>();
        var rowsOfKey = new HashMap<String, Integer>();
        for (var row : rows) {
            var wave = rowsOfKey.merge(row.key(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(row);
        }
        return waves;
    }

    private Sent send(OutboxRow row) {
        try {
            return new Sent(row, producer.send(row.toRecord(source)), null);
        } catch (RuntimeException e) {
            return new Sent(row, null, e);
        }
    }

    private record Sent(OutboxRow row, @Nullable Future<RecordMetadata> acknowledgement,
            @Nullable RuntimeException notSent) {

        /// Null if it arrived.
        @Nullable
        RuntimeException outcome() throws InterruptedException {
            if (acknowledgement == null) {
                return notSent;
            }
            try {
                acknowledgement.get();
                return null;
            } catch (ExecutionException e) {
                return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        }
    }

    /// A row that Kafka will not take as it is, whatever we do.
    record Refused(OutboxRow row, String reason) {}

    /// @param outage
    ///            why the rest could not be sent now, if the broker cannot be reached
    record Outcome(List<OutboxRow> published, List<Refused> refused, @Nullable RuntimeException outage) {

        void throwIfInterrupted() {
            if (outage != null) {
                throw outage;
            }
        }
    }
}
