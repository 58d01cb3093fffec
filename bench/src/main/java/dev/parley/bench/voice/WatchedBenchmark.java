package dev.parley.bench.voice;

import dev.parley.bench.BenchFailure;
import dev.parley.bench.Benchmark;
import dev.parley.bench.Case;
import dev.parley.bench.Limit;
import dev.parley.bench.Load;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Call;
import dev.parley.bench.load.Operation;
import dev.parley.stack.plan.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Five thousand sessions that live, each with an agent that is heard of every two seconds: what watching them costs in
/// memory and of a processor, and what the others notice of it. The heartbeats are written past the service, as another
/// instance would that hears them.
public final class WatchedBenchmark implements Benchmark {
    private static final int SESSIONS = 5_000;
    private static final long RESIDENT_MIB_MAX = 300;
    private static final double PROCESSOR_MAX = 0.2;
    private static final Duration P99_MAX = Duration.ofMillis(50);
    private static final int TEN = 10;
    private static final double NANOS_OF_A_SECOND = 1e9;
    private static final CompletableFuture<Void> ALL_IS_WELL = CompletableFuture.completedFuture(null);
    private static final List<String> LIVE = List.of("""
            INSERT INTO voice_session (id, person_id, state, kind, voice, agent_name, agent_pool, limit_seconds,
                                       requested_at, started_at, agent_ready_at)
            SELECT 'bench-watched-' || n, 'bench-watched-' || n, 'active', 'VOICE', 'Ashley', 'voice-agent', 'default',
                   86400, now(), now(), now()
            FROM generate_series(0, %1$d) n""".formatted(SESSIONS - 1), """
            INSERT INTO presence (session_id, sid, person_id, joined_at)
            SELECT 'bench-watched-' || n, 'PA_' || n, 'bench-watched-' || n, now()
            FROM generate_series(0, %1$d) n""".formatted(SESSIONS - 1), """
            INSERT INTO attendance (session_id, person_id, pool, agent_name, state, attempt, calls, ref, called_at,
                                    first_there_at, agent_sid, agent_identity, heard_at, agent_due_at)
            SELECT 'bench-watched-' || n, 'bench-watched-' || n, 'default', 'voice-agent', 'there', 1, 1, 'AD_' || n,
                   now(), now(), 'PA_agent' || n, 'agent-' || n, now() + interval '10 seconds',
                   now() + interval '10 seconds' + n %% 6000 * interval '1 millisecond'
            FROM generate_series(0, %1$d) n""".formatted(SESSIONS - 1));
    /// Half of them in each second.
    private static final String HEARD = """
            UPDATE voice.attendance SET heard_at = now()
            WHERE session_id LIKE 'bench-watched-%' AND hashtext(session_id) % 2 = ? % 2""";

    /// Once a second; the watching goes in waves, which are not what was promised.
    private final Deque<Reading> lastTen = new ArrayDeque<>();

    @Override
    public String name() {
        return "watched";
    }

    @Override
    public String about() {
        return "%,d live sessions watched by voice-orchestrator-service, at most %d MiB resident and %.0f %% of a processor"
                .formatted(SESSIONS, RESIDENT_MIB_MAX, PROCESSOR_MAX * 100);
    }

    @Override
    public Service service() {
        return Service.VOICE_ORCHESTRATOR;
    }

    @Override
    public List<Limit> limits() {
        return List.of(Limit.ANSWER, Limit.LOOKUP);
    }

    /// One look a second at one of the sessions: whatever else costs something is the watching.
    @Override
    public List<Case> prepare(Stage stage) throws SQLException {
        stage.database().fill("voice", LIVE);
        var heard = stage.database().statement(HEARD);
        return List.of(
                new Case("a session, while they are watched", 1, P99_MAX, heard.then(look(stage)),
                        heard.then(look(stage)).then(_ -> requireItIsCheap(stage))),
                Case.of("a session, asked for at the usual pace", P99_MAX,
                        look(stage)
                                .then(call -> call % Load.USUAL == 0 ? heard.begin(call / Load.USUAL) : ALL_IS_WELL)));
    }

    private static Operation look(Stage stage) {
        return stage.service().calls(call -> Call.get("/v1/voice/sessions/bench-watched-" + call % SESSIONS)
                .withToken(stage.serviceToken()));
    }

    private CompletableFuture<Void> requireItIsCheap(Stage stage) {
        var resident = stage.residentMib().getAsLong();
        var share = share(new Reading(System.nanoTime(), stage.processorSeconds().getAsDouble()));
        System.out.printf("           %d MiB resident, %.1f %% of a processor%n", resident, share * 100);
        return resident <= RESIDENT_MIB_MAX && share <= PROCESSOR_MAX
                ? ALL_IS_WELL
                : CompletableFuture.failedFuture(new BenchFailure(
                        "%d MiB resident, %.1f %% of a processor".formatted(resident, share * 100)));
    }

    private synchronized double share(Reading now) {
        lastTen.addLast(now);
        return lastTen.size() > TEN ? now.share(lastTen.removeFirst()) : 0;
    }

    private record Reading(long atNanos, double processorSeconds) {

        double share(Reading before) {
            return (processorSeconds - before.processorSeconds) / ((atNanos - before.atNanos) / NANOS_OF_A_SECOND);
        }
    }
}
