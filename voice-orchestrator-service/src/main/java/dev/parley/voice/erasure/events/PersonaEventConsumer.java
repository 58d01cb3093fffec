package dev.parley.voice.erasure.events;

import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.PersonaEvent;
import dev.parley.model.event.PersonaEvent.ContextCompiled;
import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.model.event.PersonaEvent.PersonaPublished;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.EventConsumer;
import dev.parley.voice.erasure.ErasureService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class PersonaEventConsumer {
    private final EventConsumer events;
    private final ErasureService erasure;

    PersonaEventConsumer(EventConsumer events, ErasureService erasure) {
        this.events = events;
        this.erasure = erasure;
    }

    @Incoming("personas")
    @ActsAsService
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.once(record, this::apply);
    }

    private Uni<Void> apply(DomainEvent event) {
        if (!(event instanceof PersonaEvent happened)) {
            return Uni.createFrom().voidItem();
        }
        return switch (happened) {
            case PersonErased(var person, var erasedAt) -> erasure.erase(person, erasedAt);
            case PersonaPublished _,ContextCompiled _ -> Uni.createFrom().voidItem();
        };
    }
}
