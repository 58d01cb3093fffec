package dev.parley.service.notebook;

import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Counts what it is told of each person.
@ApplicationScoped
public class PersonErasedConsumer {
    private final EventConsumer consumer;
    private final Notebook notebook;

    PersonErasedConsumer(EventConsumer consumer, Notebook notebook) {
        this.consumer = consumer;
        this.notebook = notebook;
    }

    @Incoming("personas")
    @ActsAsService
    public Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return consumer.once(record, PersonErased.class, erased -> notebook.count(erased.person()));
    }
}
