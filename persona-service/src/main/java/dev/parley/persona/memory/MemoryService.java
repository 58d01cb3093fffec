package dev.parley.persona.memory;

import dev.parley.model.id.PersonId;
import dev.parley.persona.erasure.ErasureService;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a person may do with their memory. Whoever changes one works alone on that person: no conversation comes in
/// while they opt out or forget. Conversations are changed first, as a transcript that comes in changes one first, too.
@ApplicationScoped
public class MemoryService {
    private final ConversationRepository conversations;
    private final OptOutRepository optOuts;
    private final ErasureService erasure;
    private final Clock clock;

    MemoryService(ConversationRepository conversations, OptOutRepository optOuts, ErasureService erasure,
            Clock clock) {
        this.conversations = conversations;
        this.optOuts = optOuts;
        this.erasure = erasure;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Memory> of(PersonId person) {
        return optOuts.lasts(person)
                .chain(optedOut -> conversations.of(person).map(found -> new Memory(!optedOut, found)));
    }

    /// Nothing is remembered from here on, nor of what has begun before.
    @WithTransaction
    public Uni<Memory> optOut(PersonId person) {
        var now = now();
        return erasure.workAloneOn(person)
                .chain(() -> conversations.forgetAll(person, now))
                .chain(() -> optOuts.findOrMake(person, now))
                .invoke(optOut -> optOut.begin(now))
                .chain(() -> of(person));
    }

    /// Starts afresh: what began while the person was out stays unknown.
    @WithTransaction
    public Uni<Memory> optIn(PersonId person) {
        return erasure.workAloneOn(person)
                .chain(() -> optOuts.findById(person.value()))
                .onItem().ifNotNull().invoke(optOut -> optOut.end(now()))
                .chain(() -> of(person));
    }

    @WithTransaction
    public Uni<Void> forgetAll(PersonId person) {
        var now = now();
        return erasure.workAloneOn(person)
                .chain(() -> conversations.forgetAll(person, now))
                .chain(() -> optOuts.findOrMake(person, now))
                .invoke(optOut -> optOut.extend(now))
                .replaceWithVoid();
    }

    /// @param session
    ///            as somebody wrote it; only what equals the id of a remembered session is one
    @WithTransaction
    public Uni<Void> forget(PersonId person, String session) {
        return erasure.workAloneOn(person)
                .chain(() -> conversations.of(person))
                .map(remembered -> remembered.stream().map(Conversation::session)
                        .filter(known -> known.value().equals(session)).findFirst()
                        .orElseThrow(ConversationNotRemembered::new))
                .chain(known -> conversations.forgetSession(known, person, now()))
                .replaceWithVoid();
    }

    /// Not even that they had opted out is kept. What comes late is kept out by the receipt of the erasure.
    @WithTransaction
    public Uni<Void> erase(PersonId person) {
        return conversations.forgetAll(person, now())
                .chain(() -> optOuts.delete("personId", person.value()))
                .replaceWithVoid();
    }

    /// As exact as Postgres keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
