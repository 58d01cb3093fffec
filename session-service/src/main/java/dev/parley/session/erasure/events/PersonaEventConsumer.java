package dev.parley.session.erasure.events;

import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.EventConsumer;
import dev.parley.session.erasure.ErasureService;
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
        return events.once(record, PersonErased.class,
                erased -> erasure.erase(erased.person(), erased.erasedAt()));
    }
}
