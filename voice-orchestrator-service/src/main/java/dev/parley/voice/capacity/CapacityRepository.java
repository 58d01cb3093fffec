package dev.parley.voice.capacity;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.acting.Actor;
import dev.parley.service.sql.Statements;
import dev.parley.voice.capacity.Capacity.Scope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Leases and places, by the functions of `db/migration/R__capacity.sql`. Who else holds or waits for something is
/// nobody's business, but counts: so these act as the service.
@ApplicationScoped
class CapacityRepository {
    private static final Actor SERVICE = new Actor.Service();
    private static final String KEEP = "UPDATE capacity_lease SET until = $2 WHERE session_id = $1";
    private static final String SHORTEN = "UPDATE capacity_lease SET until = least(until, $2) WHERE session_id = $1";
    private static final String GIVE_BACK = "DELETE FROM capacity_lease WHERE session_id = $1";
    private static final String JOIN = """
            INSERT INTO capacity_place (id, person_id, scopes, most, request, joined_at, seen_at)
            SELECT $1, $2, $3, $4, $5, $6, $6
            WHERE (SELECT count(*) FROM capacity_place) < $7
            ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at""";
    private static final String REQUEST = "SELECT request FROM capacity_place WHERE id = ?1";
    private static final String LEAVE = "DELETE FROM capacity_place WHERE id = $1";
    private static final String HOLD = "UPDATE capacity_place SET held_until = $2 WHERE id = $1";

    private final ActingFunctions functions;

    CapacityRepository(ActingFunctions functions) {
        this.functions = functions;
    }

    /// A transaction of its own. Gives how long to wait before asking again; empty if it was granted.
    Uni<Optional<Duration>> take(Demand demand, List<Scope> scopes, Duration hold, Duration patience, Instant now) {
        return functions.callAs(SERVICE, "take_capacity", demand.session().value(), demand.person().value(),
                names(scopes), most(scopes), hold.toSeconds(), demand.place(), patience.toSeconds(), at(now))
                .map(rows -> rows.iterator().next())
                .map(row -> Optional.ofNullable(row.getString("full_scope"))
                        .map(_ -> Duration.ofSeconds(row.getLong("retry_after"))));
    }

    /// How many hold each of the scopes that begin so.
    Uni<Map<String, Long>> taken(String prefix) {
        return functions.callAs(SERVICE, "capacity_taken", prefix)
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getString("scope"),
                        row -> row.getLong("taken"))));
    }

    Uni<Void> keep(SessionId session, Instant until) {
        return Statements.update(KEEP, session.value(), at(until)).replaceWithVoid();
    }

    Uni<Void> shorten(SessionId session, Instant until) {
        return Statements.update(SHORTEN, session.value(), at(until)).replaceWithVoid();
    }

    Uni<Void> giveBack(SessionId session) {
        return Statements.update(GIVE_BACK, session.value()).replaceWithVoid();
    }

    /// False if too many wait already.
    Uni<Boolean> join(String place, PersonId person, List<Scope> scopes, String request, Instant now, int atMost) {
        return Statements.update(JOIN, place, person.value(), names(scopes), most(scopes), request, at(now),
                (long) atMost).map(rows -> rows > 0);
    }

    Uni<Optional<String>> request(String place) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REQUEST, String.class).setParameter(1, place)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    Uni<Void> leave(String place) {
        return Statements.update(LEAVE, place).replaceWithVoid();
    }

    Uni<Void> hold(String place, Instant until) {
        return Statements.update(HOLD, place, at(until)).replaceWithVoid();
    }

    /// Where these stand; one that is not among the answers has lost its place.
    Uni<List<Standing>> look(Collection<String> places, Duration patience, Instant now) {
        return functions.callAs(SERVICE, "look_at_line", places.toArray(String[]::new), patience.toSeconds(), at(now))
                .map(rows -> rows.stream().map(CapacityRepository::standing).toList());
    }

    Uni<Void> sweep(Duration patience, Instant now) {
        return functions.callAs(SERVICE, "sweep_capacity", patience.toSeconds(), at(now)).replaceWithVoid();
    }

    private static Standing standing(Row row) {
        return new Standing(row.getString("id"), row.getLong("ahead") + 1,
                Duration.ofSeconds(row.getLong("estimated_seconds")), row.getBoolean("may_go"));
    }

    private static String[] names(List<Scope> scopes) {
        return scopes.stream().map(Scope::name).toArray(String[]::new);
    }

    private static Integer[] most(List<Scope> scopes) {
        return scopes.stream().map(Scope::most).toArray(Integer[]::new);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
