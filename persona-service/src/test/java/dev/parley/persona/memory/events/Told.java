package dev.parley.persona.memory.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EventType;
import dev.parley.model.event.Topic;
import dev.parley.persona.memory.Recollection;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.ReceivedEvent;
import dev.parley.test.Kafka;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Tells the service of events: at once, past Kafka, so that their effect is there when this returns; or through Kafka.
@ApplicationScoped
public class Told {
    @Inject
    Recollection recollection;
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
        var id = UUID.randomUUID().toString();
        if (type.topic().equals(Topic.SESSIONS)) {
            done(() -> hear(new ReceivedEvent(id, type, event, write(event), "")));
        } else {
            var record = new ConsumerRecord<>(type.topic(), 0, 0, event.key(),
                    write(event).getBytes(StandardCharsets.UTF_8));
            record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
            record.headers().add("ce_type", type.typeName().getBytes(StandardCharsets.UTF_8));
            done(() -> transcripts.on(record));
        }
    }

    @ActsAsService
    Uni<Void> hear(ReceivedEvent event) {
        return recollection.hear(List.of(event));
    }

    private static void done(Supplier<Uni<Void>> what) {
        try {
            VertxContextSupport.subscribeAndAwait(what);
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
