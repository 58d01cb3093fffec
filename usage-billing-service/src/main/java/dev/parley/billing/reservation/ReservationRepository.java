package dev.parley.billing.reservation;

import dev.parley.billing.usage.UsageFigures;
import dev.parley.model.id.ReservationId;
import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.event.ReceivedEvent;
import dev.parley.service.outbox.TraceParent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The functions of the database that move minutes, of `db/migration/R__*.sql`. Each guards what it changes, and leaves
/// the event that tells of it in the same transaction.
@ApplicationScoped
class ReservationRepository {
    private final ActingFunctions functions;

    ReservationRepository(ActingFunctions functions) {
        this.functions = functions;
    }

    /// A statement of its own: nothing may be around it.
    Uni<Reservation> reserve(Demand demand, long minimumSeconds, Duration grace, Instant now) {
        return functions.call("reserve", UUID.randomUUID(), demand.session().value(), demand.person().value(),
                demand.kind().map(ReservationRepository::code).orElse(null), demand.feature().orElse(null),
                demand.seconds(), minimumSeconds, grace.toSeconds(), now.atOffset(ZoneOffset.UTC),
                TraceParent.current())
                .map(rows -> reservation(demand, rows.iterator().next()));
    }

    private static Reservation reservation(Demand demand, Row row) {
        return switch (row.getString("outcome")) {
            case "granted" -> new Reservation(new ReservationId(row.getUUID("id").toString()), demand.session(),
                    row.getLong("granted_seconds"), row.getOffsetDateTime("expires_at").toInstant(), figures(row));
            case "quota_exhausted" -> throw new QuotaIsExhausted(figures(row));
            case "too_many_sessions" -> throw new TooManySessions(row.getLong("retry_after"));
            case "plan_lacks_feature" -> throw new PlanLacksFeature(demand.feature().orElseThrow());
            case "taken" -> throw new SessionIsTaken(demand.session());
            case "over" -> throw new SessionIsOver(demand.session());
            default -> throw new IllegalStateException("reserve answers " + row.getString("outcome"));
        };
    }

    private static UsageFigures figures(Row row) {
        return new UsageFigures(YearMonth.from(row.getLocalDate("period")), row.getLong("allowance_seconds"),
                row.getLong("used_seconds"), row.getLong("reserved_seconds"));
    }

    /// How the reservation stands now; empty for a session that has none.
    Uni<Optional<String>> renew(SessionId session, Instant livesAt, Duration grace) {
        return call("SELECT renew(?1, ?2, ?3)", String.class, session.value(), livesAt, grace.toSeconds());
    }

    /// How the reservation stood before; empty for a session that has none.
    Uni<Optional<String>> release(SessionId session, Instant now) {
        return call("SELECT release(?1, ?2, ?3)", String.class, session.value(), now, TraceParent.current());
    }

    Uni<Optional<String>> state(SessionId session) {
        return call("SELECT state FROM reservation WHERE session_id = ?1", String.class, session.value());
    }

    Uni<Void> settle(SessionId session, Instant started, long seconds, Instant now) {
        return call("""
                SELECT settle(session_id, person_id, ?2, ?3, 'ours', false, NULL, '{}', ?4, ?5)
                FROM reservation WHERE session_id = ?1""", Boolean.class, session.value(), started, seconds, now,
                TraceParent.current()).replaceWithVoid();
    }

    /// A statement of its own, however many they are: nothing may be around it.
    Uni<Void> hear(List<ReceivedEvent> events, Duration grace, Instant now) {
        return functions.call("hear", ReceivedEvent.document(events), grace.toSeconds(), now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /// The sessions whose reservation ran out, longest ago first.
    Uni<List<SessionId>> expired(Instant now, int atMost) {
        return functions.call("expired_reservations", now.atOffset(ZoneOffset.UTC), atMost)
                .map(rows -> rows.stream().map(row -> new SessionId(row.getString("session_id"))).toList());
    }

    /// False if it has been renewed, settled or released since.
    Uni<Boolean> reclaim(SessionId session, Instant now) {
        return functions.call("reclaim", session.value(), now.atOffset(ZoneOffset.UTC), TraceParent.current())
                .map(rows -> rows.iterator().next().getBoolean("reclaim"));
    }

    private static <T> Uni<Optional<T>> call(String sql, Class<T> type, @Nullable Object... parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql, type);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getSingleResultOrNull();
        }).map(Optional::ofNullable);
    }

    private static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
