package dev.parley.voice.watch;

import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActsAsService;
import dev.parley.voice.agent.AttendanceService;
import dev.parley.voice.agent.WatchConfig;
import dev.parley.voice.platform.Awaited;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Takes up what is due, on every instance at once: the database gives each session to one of them, and to another if
/// that one dies. Sessions are attended to side by side, as LiveKit may be slow for one of them.
@ApplicationScoped
class Watcher {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AttendanceService attendances;
    private final Rounds rounds;
    private final WatchConfig config;
    private final Clock clock;
    private final Semaphore hands;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Instant listeningSince;

    Watcher(AttendanceService attendances, Rounds rounds, WatchConfig config, Clock clock) {
        this.attendances = attendances;
        this.rounds = rounds;
        this.config = config;
        this.clock = clock;
        this.hands = new Semaphore(config.atOnce());
        this.listeningSince = clock.instant();
    }

    @Scheduled(every = "${parley.watch.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> watch() {
        var free = hands.drainPermits();
        if (free == 0) {
            return Uni.createFrom().voidItem();
        }
        return attendances.takeUp(clock.instant(), free, mayJudgeSilence())
                .onFailure().invoke(e -> Log.warnf("What is due is looked for again later: %s", e.toString()))
                .onFailure().recoverWithItem(List.of())
                .invoke(due -> attend(due, free))
                .replaceWithVoid();
    }

    /// While nobody was here to hear them, agents were not silent.
    private boolean mayJudgeSilence() {
        return listeningSince.plus(config.silence().multipliedBy(2)).isBefore(clock.instant());
    }

    private void attend(List<SessionId> due, int free) {
        hands.release(free - due.size());
        due.forEach(session -> {
            try {
                threads.execute(() -> attend(session));
            } catch (RejectedExecutionException _) {
                // The service ends, and another instance takes it over.
                hands.release();
            }
        });
    }

    private void attend(SessionId session) {
        try {
            Awaited.result(() -> rounds.attend(session).ifNoItem().after(config.hold()).fail());
        } catch (RuntimeException e) {
            Log.warnf("Another takes it up later sessionId=%s: %s", session, e.toString());
        } finally {
            hands.release();
        }
    }

    /// While there still is a database. What is not done by then is taken over.
    void end(@Observes ShutdownEvent ending) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            Log.info("Sessions that are being attended to are left to another instance");
        }
    }
}
