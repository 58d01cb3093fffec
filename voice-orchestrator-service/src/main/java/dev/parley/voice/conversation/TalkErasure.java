package dev.parley.voice.conversation;

import dev.parley.model.event.EndReason;
import dev.parley.model.id.PersonId;
import dev.parley.service.sql.Statements;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Erases what a person has said to agents of ElevenLabs, here at once and there until it is confirmed.
@ApplicationScoped
public class TalkErasure {
    /// Whatever else there is of them refers to them and goes with them.
    private static final List<String> ERASE = List.of(
            "DELETE FROM talk WHERE person_id = $1 AND requested_at <= $2",
            """
                    DELETE FROM conversation WHERE person_id = $1 AND created_at <= $2
                        AND NOT EXISTS (SELECT FROM talk WHERE conversation_id = conversation.id)""");

    private final TalkRepository talks;
    private final TalkService transitions;
    private final VendorDeletionRepository deletions;
    private final ConversationConfig config;
    private final Clock clock;

    TalkErasure(TalkRepository talks, TalkService transitions, VendorDeletionRepository deletions,
            ConversationConfig config, Clock clock) {
        this.talks = talks;
        this.transitions = transitions;
        this.deletions = deletions;
        this.config = config;
        this.clock = clock;
    }

    /// Everything that began up to then. A talk that lives is ended first, so that everybody hears of its end.
    @WithTransaction
    public Uni<Void> erase(PersonId person, Instant until) {
        var now = clock.instant();
        return talks.livingOf(person, until)
                .chain(this::endAll)
                .chain(() -> deletions.addAll(person, until, now, now.plus(config.longest())))
                .chain(() -> eraseRows(person, until));
    }

    private Uni<Void> endAll(List<Talk> living) {
        Uni<Void> ended = Uni.createFrom().voidItem();
        for (var talk : living) {
            ended = ended.chain(() -> transitions.end(talk.id(), EndReason.ENDED_BY_SERVICE)).replaceWithVoid();
        }
        return ended;
    }

    private static Uni<Void> eraseRows(PersonId person, Instant until) {
        Uni<Void> erased = Uni.createFrom().voidItem();
        for (var statement : ERASE) {
            erased = erased.chain(() -> Statements.update(statement, person.value(), until.atOffset(ZoneOffset.UTC)))
                    .replaceWithVoid();
        }
        return erased;
    }
}
