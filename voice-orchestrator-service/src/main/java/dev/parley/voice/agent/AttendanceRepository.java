package dev.parley.voice.agent;

import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.acting.Actor;
import dev.parley.voice.agent.HeartbeatTokens.Call;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Attendances one by one, and, for what is done for all of them at once, the functions of
/// `db/migration/R__attendance.sql`.
@ApplicationScoped
class AttendanceRepository implements PanacheRepositoryBase<Attendance, String> {
    private static final Actor SERVICE = new Actor.Service();
    private static final double MILLIS_OF_A_SECOND = 1000;
    private static final String PEOPLE = """
            SELECT count(*) FILTER (WHERE joined_at IS NOT NULL AND left_at IS NULL),
                   count(*) FILTER (WHERE joined_at IS NOT NULL)
            FROM presence WHERE session_id = ?1""";

    private final ActingFunctions functions;

    AttendanceRepository(ActingFunctions functions) {
        this.functions = functions;
    }

    /// Empty for a session that does not live.
    Uni<Optional<Attendance>> lock(SessionId session) {
        return findById(session.value(), LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    Uni<People> people(SessionId session) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(PEOPLE, Object[].class)
                        .setParameter(1, session.value())
                        .getSingleResult())
                .map(row -> new People(((Number) row[0]).longValue(), ((Number) row[1]).longValue() > 0));
    }

    Uni<List<SessionId>> takeUp(Instant now, Duration silence, Duration hold, int atMost, boolean mayJudgeSilence) {
        return functions.callAs(SERVICE, "take_up_attendance", at(now), seconds(silence), seconds(hold), atMost,
                mayJudgeSilence)
                .map(rows -> rows.stream().map(row -> new SessionId(row.getString("session_id"))).toList());
    }

    /// Gives the sessions whose agents are listened to.
    Uni<Set<String>> hear(Map<Call, Instant> heard, Duration silence) {
        var calls = List.copyOf(heard.entrySet());
        return functions.callAs(SERVICE, "hear_agents",
                calls.stream().map(call -> call.getKey().session().value()).toArray(String[]::new),
                calls.stream().map(call -> call.getKey().attempt()).toArray(Integer[]::new),
                calls.stream().map(call -> at(call.getValue())).toArray(OffsetDateTime[]::new), seconds(silence))
                .map(rows -> rows.stream().map(row -> row.getString("session_id")).collect(Collectors.toSet()));
    }

    Uni<Set<SessionId>> living(List<SessionId> sessions) {
        return list("sessionId in ?1", sessions.stream().map(SessionId::value).toList())
                .map(found -> found.stream().map(Attendance::session).collect(Collectors.toSet()));
    }

    Uni<List<PoolFigures>> byPool() {
        return functions.callAs(SERVICE, "attendance_by_pool")
                .map(rows -> rows.stream().map(row -> new PoolFigures(row.getString("pool"), row.getLong("called"),
                        row.getLong("there"), row.getLong("lost"))).toList());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_OF_A_SECOND;
    }

    /// @param present
    ///            how many are in the room
    record People(long present, boolean everCame) {}
}
