package dev.parley.service.notebook;

import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.UsageEvent.QuotaWarning;
import dev.parley.model.id.PersonId;
import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The use cases of the service in small.
@ApplicationScoped
public class Notebook {
    private final Outbox outbox;
    private final ActingFunctions functions;
    private final Chores chores;

    Notebook(Outbox outbox, ActingFunctions functions, Chores chores) {
        this.outbox = outbox;
        this.functions = functions;
        this.chores = chores;
    }

    @WithTransaction
    public Uni<Void> write(Note note) {
        return change("INSERT INTO note (id, person_id, body) VALUES (?1, ?2, ?3)", note.id(), note.personId(),
                note.body())
                .replaceWithVoid();
    }

    @WithTransaction
    public Uni<Integer> rewrite(String id, String body) {
        return change("UPDATE note SET body = ?2 WHERE id = ?1", id, body);
    }

    @WithTransaction
    public Uni<Integer> giveAway(String id, String person) {
        return change("UPDATE note SET person_id = ?2 WHERE id = ?1", id, person);
    }

    @WithTransaction
    public Uni<List<String>> owners() {
        return Panache.getSession().chain(session -> session
                .createNativeQuery("SELECT DISTINCT person_id FROM note ORDER BY person_id", String.class)
                .getResultList());
    }

    /// Without a session around it.
    public Uni<List<String>> ownersAtOnce(@Nullable String besides) {
        return functions.call("owners_at_once", besides)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList());
    }

    /// Asks for what a person's transaction must not do.
    @WithTransaction
    public Uni<List<String>> ownersAsChore() {
        return chores.ownersInTransaction();
    }

    @WithTransaction
    public Uni<Void> tell(DomainEvent event) {
        return outbox.append(event);
    }

    public Uni<Void> tellAlone(DomainEvent event) {
        return outbox.appendAlone(event);
    }

    @WithTransaction
    public Uni<Void> writeAndTell(Note note, DomainEvent event) {
        return write(note).chain(() -> outbox.append(event));
    }

    @WithTransaction
    public Uni<Void> tellAndFail(DomainEvent event) {
        return outbox.append(event).chain(() -> Uni.createFrom().failure(new IllegalStateException("after the event")));
    }

    /// The event has its place before the order of the commits is settled, so that only the outbox can make them agree.
    @WithTransaction
    public Uni<Void> takeTurn(PersonId person, long label) {
        return outbox.append(new QuotaWarning(person, YearMonth.of(2026, 1), Instant.EPOCH, label, 100))
                .chain(() -> tally(person))
                .chain(() -> change("""
                        INSERT INTO turn (person_id, nth, label)
                        SELECT person_id, times, CAST(?2 AS bigint) FROM tally WHERE person_id = ?1""", person.value(),
                        label))
                .replaceWithVoid();
    }

    /// Counts, and then stumbles if the person is in trouble.
    @WithTransaction
    public Uni<Void> count(PersonId person) {
        return tally(person)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery("SELECT stumble(?1)", Boolean.class)
                        .setParameter(1, person.value())
                        .getSingleResult())
                .replaceWithVoid();
    }

    private static Uni<Integer> tally(PersonId person) {
        return change("""
                INSERT INTO tally (person_id, times) VALUES (?1, 1)
                ON CONFLICT (person_id) DO UPDATE SET times = tally.times + 1""", person.value());
    }

    private static Uni<Integer> change(String sql, Object... parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }
}
