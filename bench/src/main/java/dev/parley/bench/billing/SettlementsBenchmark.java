package dev.parley.bench.billing;

import dev.parley.bench.Benchmark;
import dev.parley.bench.Case;
import dev.parley.bench.Limit;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Operation;
import dev.parley.stack.plan.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Ends of sessions that held minutes: from the event on Kafka until its entry stands in the ledger.
public final class SettlementsBenchmark implements Benchmark {
    private static final int PER_SECOND = 2_000;
    /// Whoever does not keep up is further behind with every second.
    private static final Duration KEEPING_UP = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "settlements";
    }

    @Override
    public String about() {
        return "SessionEnded on parley.sessions, settled by usage-billing-service, %,d people"
                .formatted(Subscribers.COUNT);
    }

    @Override
    public Service service() {
        return Service.USAGE_BILLING;
    }

    @Override
    public List<Limit> limits() {
        return List.of(Limit.COMMIT);
    }

    @Override
    public List<Case> prepare(Stage stage) throws SQLException {
        var load = stage.load().at(PER_SECOND);
        var prepared = new ArrayList<>(Subscribers.SQL);
        prepared.addAll(reserved("before", load.warmUp().calls()));
        prepared.addAll(reserved("settled", load.measured().calls()));
        stage.database().fill("billing", prepared);
        var ledger = Ledger.followed(stage.database());
        return List.of(new Case("settle, keeping up", PER_SECOND, KEEPING_UP, ending(stage, ledger, "before"),
                ending(stage, ledger, "settled")));
    }

    /// As if each had been reserved a quarter of an hour ago.
    private static List<String> reserved(String run, int sessions) {
        return List.of(
                """
                        INSERT INTO reservation (id, session_id, person_id, kind, period, state, granted_seconds, reserved_at,
                                                 expires_at)
                        SELECT gen_random_uuid(), 'settle-%1$s-' || n, 'bench-person-' || n %% %2$d, 'mentor',
                               period_of(now()), 'reserved', 600, now() - interval '15 minutes', now() + interval '1 day'
                        FROM generate_series(0, %3$d) n"""
                        .formatted(run, Subscribers.COUNT, sessions - 1),
                """
                        SELECT count(open_period(person_id, period, now()))
                        FROM (SELECT DISTINCT person_id, period FROM reservation WHERE session_id LIKE 'settle-%s-%%') r"""
                        .formatted(run),
                """
                        UPDATE usage_period u
                        SET reserved_seconds = u.reserved_seconds + r.seconds, live_sessions = u.live_sessions + r.sessions
                        FROM (SELECT person_id, period, sum(granted_seconds) AS seconds, count(*) AS sessions
                              FROM reservation WHERE session_id LIKE 'settle-%s-%%' GROUP BY person_id, period) r
                        WHERE u.person_id = r.person_id AND u.period = r.period"""
                        .formatted(run));
    }

    private static Operation ending(Stage stage, Ledger ledger, String run) {
        return call -> {
            var session = "settle-%s-%d".formatted(run, call);
            var ended = Instant.now();
            var booked = ledger.hasBooked(session);
            stage.kafka().send("parley.sessions", session, "parley.session.ended.v1", """
                    {"session":"%s","person":"bench-person-%d","vendor":"tavus","startedAt":"%s","endedAt":"%s",\
                    "lastedSeconds":125,"reason":"person_left"}"""
                    .formatted(session, call % Subscribers.COUNT, ended.minusSeconds(125), ended));
            return booked;
        };
    }
}
