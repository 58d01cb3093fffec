package dev.parley.bench.session;

import dev.parley.bench.BenchFailure;
import dev.parley.bench.Benchmark;
import dev.parley.bench.Case;
import dev.parley.bench.Limit;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Call;
import dev.parley.stack.plan.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Reading sessions while very many are stored: a person's list, everybody's by a filter that fits few, and a timeline.
public final class SessionsBenchmark implements Benchmark {
    private static final Duration P99_MAX = Duration.ofMillis(20);
    private static final int PEOPLE = 20_000;
    private static final int SESSIONS = 1_000_000;
    /// Coprime to both, so that nothing is asked twice before everything was asked once.
    private static final int STRIDE = 7_919;

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public String about() {
        return "GET /v1/sessions of session-service, %,d sessions of %,d people stored".formatted(SESSIONS, PEOPLE);
    }

    @Override
    public Service service() {
        return Service.SESSION;
    }

    @Override
    public List<Limit> limits() {
        return List.of(Limit.ANSWER, Limit.LOOKUP);
    }

    @Override
    public List<Case> prepare(Stage stage) throws SQLException {
        stage.database().fill("session", StoredSessions.of(PEOPLE, SESSIONS));
        requireFullPage(stage);
        return List.of(
                Case.of("one person's list", P99_MAX, stage.service()
                        .calls(call -> list(stage, "user_id=" + StoredSessions.person(asked(call, PEOPLE))))),
                Case.of("everybody's that failed", P99_MAX,
                        stage.service().calls(_ -> list(stage, "state=failed"))),
                Case.of("a timeline", P99_MAX, stage.service().calls(call -> read(stage,
                        "/v1/sessions/" + StoredSessions.session(asked(call, SESSIONS)) + "/timeline"))));
    }

    private static int asked(int call, int of) {
        return (int) ((long) call * STRIDE % of);
    }

    /// An empty list is quick.
    private static void requireFullPage(Stage stage) {
        var items = stage.service().ask(list(stage, "user_id=" + StoredSessions.person(0))).getJsonArray("items");
        if (items == null || items.size() != SESSIONS / PEOPLE) {
            throw new BenchFailure(
                    "sessions could not be measured: the list of a person does not show what is stored.");
        }
    }

    private static Call list(Stage stage, String filter) {
        return read(stage, "/v1/sessions?limit=50&" + filter);
    }

    private static Call read(Stage stage, String path) {
        return Call.get(path).withToken(stage.serviceToken());
    }
}
