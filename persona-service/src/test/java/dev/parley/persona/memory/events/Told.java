package dev.parley.persona.memory.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EventType;
import dev.parley.model.event.Topic;
import dev.parley.test.Kafka;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Tells the service of events: at once, past Kafka, so that their effect is there when this returns; or through Kafka.
@ApplicationScoped
public class Told {
    @Inject
    SessionEventConsumer sessions;
    @Inject
    TranscriptConsumer transcripts;
    @Inject
    ObjectMapper json;

    public void of(DomainEvent... events) {
        for (var event : events) {
            tell(event);
        }
    }

    public void throughKafka(DomainEvent... events) {
        for (var event : events) {
            Kafka.send(event, write(event));
        }
    }

    private void tell(DomainEvent event) {
        var type = EventType.of(event);
        var record = new ConsumerRecord<>(type.topic(), 0, 0, event.key(),
                write(event).getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", type.typeName().getBytes(StandardCharsets.UTF_8));
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> type.topic().equals(Topic.SESSIONS) ? sessions.on(record) : transcripts.on(record));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
