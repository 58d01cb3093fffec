package dev.parley.persona.erasure;

import static java.util.Comparator.comparing;

import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.model.id.PersonId;
import dev.parley.persona.platform.PersonalData;
import dev.parley.service.outbox.Outbox;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Shows everything of a person, and erases it.
@ApplicationScoped
public class ErasureService {
    private static final int TRIES_AFTER_A_COLLISION = 4;

    private final List<PersonalData> features;
    private final ErasureRepository erasures;
    private final Outbox outbox;
    private final Clock clock;

    ErasureService(@All List<PersonalData> features, ErasureRepository erasures, Outbox outbox, Clock clock) {
        this.features = features;
        this.erasures = erasures;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// All or nothing, and as often as somebody likes. The other services follow when they hear of it.
    public Uni<Void> erase(PersonId person) {
        return Uni.createFrom().deferred(() -> eraseOnce(person))
                .onFailure(Collision::isOne).retry().atMost(TRIES_AFTER_A_COLLISION);
    }

    @WithTransaction
    public Uni<Void> eraseOnce(PersonId person) {
        return workAloneOn(person)
                .chain(() -> eraseFeatures(person))
                .chain(() -> erasures.forgetAnswers(person))
                .chain(() -> erasures.forgetRevision(person))
                .chain(() -> leaveReceipt(person));
    }

    /// One picture, though it takes several queries: while the revision of the person is held, no change commits.
    @WithTransaction
    public Uni<Archive> archive(PersonId person) {
        var sections = new LinkedHashMap<String, Object>();
        return erasures.holdRevision(person)
                .chain(() -> readFeatures(person, sections))
                .map(_ -> new Archive(person, now(), sections));
    }

    /// From here to the end of the transaction the person is not erased, and nobody else who asks for this proceeds.
    @WithTransaction
    public Uni<Void> workAloneOn(PersonId person) {
        return erasures.workAloneOn(person);
    }

    private Uni<Void> eraseFeatures(PersonId person) {
        Uni<Void> erased = Uni.createFrom().voidItem();
        for (var feature : inOrder()) {
            erased = erased.chain(() -> feature.erase(person));
        }
        return erased;
    }

    private Uni<Void> readFeatures(PersonId person, Map<String, Object> sections) {
        Uni<Void> read = Uni.createFrom().voidItem();
        for (var feature : inOrder()) {
            read = read.chain(() -> feature.archive(person))
                    .invoke(section -> sections.put(feature.section(), section))
                    .replaceWithVoid();
        }
        return read;
    }

    private Uni<Void> leaveReceipt(PersonId person) {
        var now = now();
        return erasures.find(person)
                .onItem().ifNull().switchTo(() -> erasures.persist(new Erasure(person, now)))
                .invoke(erasure -> erasure.again(now))
                .chain(() -> outbox.append(new PersonErased(person, now)));
    }

    /// The same in each run, so that two of them lock in the same order.
    private List<PersonalData> inOrder() {
        return features.stream().sorted(comparing(PersonalData::section)).toList();
    }

    /// As exact as Postgres keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
