package dev.parley.bench.session;

import dev.parley.bench.BenchFailure;
import dev.parley.bench.Benchmark;
import dev.parley.bench.Case;
import dev.parley.bench.Limit;
import dev.parley.bench.Load;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Call;
import dev.parley.bench.load.EventStreams;
import dev.parley.bench.load.Operation;
import dev.parley.stack.plan.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Two thousand people who follow a session each: what they cost in memory, and what the others notice of them.
public final class FollowersBenchmark implements Benchmark {
    private static final int FOLLOWERS = 2_000;
    private static final long RESIDENT_MIB_MAX = 300;
    private static final Duration P99_MAX = Duration.ofMillis(20);
    private static final CompletableFuture<Void> ALL_IS_WELL = CompletableFuture.completedFuture(null);
    private static final String LIVE = "bench-live-";
    /// At a vendor that session-service does not ask about its sessions.
    private static final List<String> SESSIONS = List.of("""
            INSERT INTO session (id, person_id, kind, vendor, state, vendor_conversation, limit_seconds, requested_at,
                                 started_at, mentor_conversation_id, daily_session_id)
            SELECT '%1$s' || n, '%1$s' || n, 'VOICE', 'LIVEKIT', 'active', '%1$s' || n, 86400, now(), now(),
                   gen_random_uuid(), gen_random_uuid()
            FROM generate_series(0, %2$d) n""".formatted(LIVE, FOLLOWERS - 1), """
            INSERT INTO timeline_entry (session_id, person_id, happened_at, learned_at, what, how)
            SELECT '%1$s' || n, '%1$s' || n, now(), now(), 'active', 'ours'
            FROM generate_series(0, %2$d) n""".formatted(LIVE, FOLLOWERS - 1));

    private @Nullable EventStreams streams;

    @Override
    public String name() {
        return "followers";
    }

    @Override
    public String about() {
        return "%,d readers of GET /v1/sessions/{id}/events of session-service, at most %d MiB resident".formatted(
                FOLLOWERS,
                RESIDENT_MIB_MAX);
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
        stage.database().fill("session", SESSIONS);
        var before = stage.residentMib().getAsLong();
        streams = open(stage);
        System.out.printf("           %d MiB resident before, %d MiB with %,d followers%n", before,
                stage.residentMib().getAsLong(), FOLLOWERS);
        var timelines = timelines(stage);
        return List.of(Case.of("a timeline, while they follow", P99_MAX,
                timelines.then(call -> call % Load.USUAL == 0 ? requireAllIsWell(stage) : ALL_IS_WELL)));
    }

    private static EventStreams open(Stage stage) {
        try {
            return EventStreams.open(stage.address(), FOLLOWERS, number -> Call
                    .get("/v1/sessions/" + LIVE + number + "/events").withToken(stage.serviceToken()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("followers could not be measured: interrupted.", e);
        }
    }

    private static Operation timelines(Stage stage) {
        return stage.service().calls(call -> Call
                .get("/v1/sessions/" + LIVE + call % FOLLOWERS + "/timeline").withToken(stage.serviceToken()));
    }

    /// Asked once a second.
    private CompletableFuture<Void> requireAllIsWell(Stage stage) {
        var resident = stage.residentMib().getAsLong();
        var ended = streams == null ? FOLLOWERS : streams.ended();
        return resident <= RESIDENT_MIB_MAX && ended == 0
                ? ALL_IS_WELL
                : CompletableFuture.failedFuture(
                        new BenchFailure("%d MiB resident, %d streams ended".formatted(resident, ended)));
    }
}
