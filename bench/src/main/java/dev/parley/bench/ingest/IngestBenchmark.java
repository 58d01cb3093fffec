package dev.parley.bench.ingest;

import dev.parley.bench.BenchFailure;
import dev.parley.bench.Benchmark;
import dev.parley.bench.Case;
import dev.parley.bench.Limit;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Arrivals;
import dev.parley.bench.load.ClosedLoop;
import dev.parley.bench.load.Operation;
import dev.parley.stack.plan.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Webhooks: how many are stored and acknowledged, beside how many rows Postgres commits one at a time, and how long it
/// takes until their facts are on Kafka.
public final class IngestBenchmark implements Benchmark {
    private static final String STORED = "PARLEY_BENCH_DELIVERIES";
    private static final int STORED_USUALLY = 1_000_000;
    private static final int DAYS = 10;
    private static final int AT_ONCE = 64;
    private static final long RESIDENT_MIB_MAX = 300;
    private static final int PROBE_SECONDS_MAX = 10;
    private static final Duration CATCHING_UP = Duration.ofMinutes(5);
    /// Whoever does not keep up is further behind with every second.
    private static final Duration KEEPING_UP = Duration.ofSeconds(1);
    private static final Duration ACCEPT_P99_MAX = Duration.ofMillis(20);
    private static final Duration KAFKA_P99_MAX = Duration.ofMillis(100);
    private static final CompletableFuture<Void> ALL_IS_WELL = CompletableFuture.completedFuture(null);

    private final int stored = Integer.parseInt(System.getenv().getOrDefault(STORED, "" + STORED_USUALLY));
    private final Webhooks webhooks = new Webhooks();

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String about() {
        return "POST /webhooks/livekit of webhook-ingest-service alone, %,d deliveries stored, at most %d MiB resident"
                .formatted(stored, RESIDENT_MIB_MAX);
    }

    @Override
    public Service service() {
        return Service.WEBHOOK_INGEST;
    }

    @Override
    public Set<Service> cast() {
        return Set.of(Service.WEBHOOK_INGEST);
    }

    @Override
    public List<Limit> limits() {
        return List.of(Limit.ANSWER, Limit.COMMIT);
    }

    /// What goes on to Kafka is measured first: accepting at full speed leaves more behind than is read meanwhile.
    @Override
    public List<Case> prepare(Stage stage) throws SQLException {
        var arrivals = stage.kafka().arrivals("parley.conversations");
        try {
            require(toKafka(stage, arrivals).begin(0));
            fill(stage);
            var probe = Duration.ofSeconds(Math.min(PROBE_SECONDS_MAX, stage.load().seconds()));
            var row = stage.database().rowAtATime(probe);
            System.out.printf("           %,.0f rows a second one at a time (%s)%n", row.perSecond(), row.how());
            var accepted = ClosedLoop.perSecond(accept(stage), AT_ONCE, probe);
            System.out.printf("           %,.0f webhooks a second at most: %.2f times that; %d MiB resident%n",
                    accepted,
                    accepted / row.perSecond(), stage.residentMib().getAsLong());
            require(toKafka(stage, arrivals).begin(0));
            return List.of(
                    toKafka("to Kafka, at 0.1 of the rows", row.perSecond() * 0.1, KAFKA_P99_MAX, stage, arrivals),
                    toKafka("to Kafka, at 0.3 of the rows", row.perSecond() * 0.3, KEEPING_UP, stage, arrivals),
                    accept("accept, at half of the rows", row.perSecond() * 0.5, ACCEPT_P99_MAX, stage),
                    accept("accept, at as many as rows", row.perSecond(), KEEPING_UP, stage));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("ingest could not be measured: interrupted.", e);
        }
    }

    private Case toKafka(String title, double perSecond, Duration p99Max, Stage stage, Arrivals arrivals) {
        return at(title, perSecond, p99Max, toKafka(stage, arrivals), stage);
    }

    private Case accept(String title, double perSecond, Duration p99Max, Stage stage) {
        return at(title, perSecond, p99Max, accept(stage), stage);
    }

    private static Case at(String title, double perSecond, Duration p99Max, Operation operation, Stage stage) {
        var pace = (int) Math.round(perSecond);
        Operation watched = call -> call % pace == 0
                ? operation.begin(call).thenCombine(requireLittleMemory(stage), (done, _) -> done)
                : operation.begin(call);
        return new Case(title, pace, p99Max, operation, watched);
    }

    private Operation accept(Stage stage) {
        return stage.service().calls(_ -> webhooks.next().call());
    }

    /// From the moment it was due: what is promised is the time from its commit, which is shorter.
    private Operation toKafka(Stage stage, Arrivals arrivals) {
        return call -> {
            var webhook = webhooks.next();
            var arrived = arrivals.of(webhook.key());
            return stage.service().calls(_ -> webhook.call()).begin(call)
                    .thenCompose(_ -> arrived.thenApply(_ -> null));
        };
    }

    /// As old as the number of days allows, and behind whoever reads what was stored.
    private void fill(Stage stage) throws SQLException {
        stage.database().fill("ingest", List.of(
                """
                        DO $$
                        DECLARE
                            day  date;
                            name text;
                        BEGIN
                            FOR day IN SELECT (now() AT TIME ZONE 'UTC')::date - n FROM generate_series(0, %d) n LOOP
                                name := 'delivery_' || to_char(day, 'YYYYMMDD');
                                CONTINUE WHEN to_regclass(name) IS NOT NULL;
                                EXECUTE format('CREATE TABLE %%I PARTITION OF delivery FOR VALUES FROM (%%L) TO (%%L)', name,
                                               day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
                                EXECUTE format('CREATE UNIQUE INDEX ON %%I (dedupe_key)', name);
                            END LOOP;
                        END
                        $$"""
                        .formatted(DAYS - 1),
                """
                        INSERT INTO delivery (received_at, vendor, event_type, dedupe_key, conversation, payload, committed)
                        SELECT now() - make_interval(days => n %% %d), 'livekit', 'participant_joined', gen_random_uuid(),
                               'bench-stored-' || n / 10, decode(repeat(md5(n::text), 14), 'hex'), '3'::xid8
                        FROM generate_series(1, %d) n"""
                        .formatted(DAYS, stored)));
    }

    private static CompletableFuture<Void> requireLittleMemory(Stage stage) {
        var resident = stage.residentMib().getAsLong();
        return resident <= RESIDENT_MIB_MAX
                ? ALL_IS_WELL
                : CompletableFuture.failedFuture(new BenchFailure(resident + " MiB resident"));
    }

    /// What came before it is through then, too.
    private static void require(CompletableFuture<Void> last) throws InterruptedException {
        try {
            last.get(CATCHING_UP.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchFailure("ingest could not be measured: a webhook did not become a fact on Kafka.", e);
        }
    }
}
