package dev.parley.service.event;

import dev.parley.model.event.DomainEvent;
import dev.parley.service.inbox.Inbox;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// How every consumer takes an event: read it, count it once, and try again while the trouble is ours and passing.
/// What still fails goes to the dead-letter topic.
@ApplicationScoped
public class EventConsumer {
    private final EventReader reader;
    private final Inbox inbox;
    private final Patience patience;

    EventConsumer(EventReader reader, Inbox inbox, Patience patience) {
        this.reader = reader;
        this.inbox = inbox;
        this.patience = patience;
    }

    /// Runs the effect in one transaction with the note that this event has been seen. Events of another kind are
    /// passed over, and cost no transaction.
    public <E extends DomainEvent> Uni<Void> once(ConsumerRecord<String, byte[]> record, Class<E> kind,
            Function<E, Uni<Void>> effect) {
        return once(record, kind, _ -> true, effect);
    }

    /// @param concernsUs
    ///            tells which of that kind are not passed over either
    public <E extends DomainEvent> Uni<Void> once(ConsumerRecord<String, byte[]> record, Class<E> kind,
            Predicate<E> concernsUs, Function<E, Uni<Void>> effect) {
        Optional<ReceivedEvent> received;
        try {
            received = reader.read(record.headers(), record.value());
        } catch (Unreadable e) {
            Log.errorf("Event cannot be read: %s", e.getMessage());
            return Uni.createFrom().failure(e);
        }
        return received
                .filter(found -> kind.isInstance(found.event()) && concernsUs.test(kind.cast(found.event())))
                .map(ours -> once(ours, () -> effect.apply(kind.cast(ours.event()))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> once(ReceivedEvent received, Supplier<Uni<Void>> effect) {
        return patience.evenAtADefect(() -> inbox.once(received.id(), effect))
                .onFailure().invoke(e -> Log.errorf(e, "Event could not be processed eventId=%s", received.id()));
    }

    /// Takes what came together in one step, for consumers that one event at a time would be too slow for. The effect
    /// sees to it that an event counts once. What fails together is taken one by one, so that a bad event takes nobody
    /// else with it; and nothing is acknowledged before all of it is done.
    public Uni<Void> together(KafkaRecordBatch<String, byte[]> batch,
            Function<List<ReceivedEvent>, Uni<Void>> effect) {
        var taken = new ArrayList<Taken>();
        var refused = new ArrayList<Refused>();
        for (var record : batch) {
            try {
                reader.read(record.getHeaders(), record.getPayload())
                        .ifPresent(event -> taken.add(new Taken(record, event)));
            } catch (Unreadable e) {
                refused.add(new Refused(record, e));
            }
        }
        return patience.whileItPasses(() -> effect.apply(taken.stream().map(Taken::event).toList()))
                .onFailure().recoverWithUni(_ -> oneByOne(taken, effect))
                .chain(() -> inTurn(refused, EventConsumer::toTheDeadLetters))
                .chain(() -> Uni.createFrom().completionStage(batch::ack));
    }

    private Uni<Void> oneByOne(List<Taken> taken, Function<List<ReceivedEvent>, Uni<Void>> effect) {
        return inTurn(taken, each -> patience.evenAtADefect(() -> effect.apply(List.of(each.event())))
                .onFailure().recoverWithUni(e -> toTheDeadLetters(new Refused(each.record(), e))));
    }

    private static Uni<Void> toTheDeadLetters(Refused refused) {
        Log.errorf(refused.reason(), "Event could not be processed eventId=%s",
                CloudEventHeaders.text(refused.record().getHeaders(), CloudEventHeaders.ID));
        return Uni.createFrom().completionStage(() -> refused.record().nack(refused.reason()));
    }

    private static <T> Uni<Void> inTurn(List<T> items, Function<T, Uni<Void>> work) {
        return Multi.createFrom().iterable(items)
                .onItem().transformToUniAndConcatenate(work::apply)
                .collect().last().replaceWithVoid();
    }

    private record Taken(KafkaRecord<String, byte[]> record, ReceivedEvent event) {}

    private record Refused(KafkaRecord<String, byte[]> record, Throwable reason) {}
}
