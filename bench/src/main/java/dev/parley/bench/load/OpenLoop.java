package dev.parley.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Begins every call when it is due, answered or not, and counts its time from then: a service that stalls is charged
/// for all the calls that had to wait, and not only for the one that it stalled on.
public final class OpenLoop {
    /// For the last calls, once the schedule is through. Operations give up by themselves sooner.
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long OPEN = -1;

    private final Schedule schedule;
    private final Operation operation;
    private final Timer timer;
    private final Semaphore slots;
    private final long[] latencies;
    private final long[] lateness;
    private final CountDownLatch open;
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicReference<@Nullable String> firstError = new AtomicReference<>();

    private OpenLoop(Schedule schedule, Operation operation, Timer timer, int atOnceMax) {
        this.schedule = schedule;
        this.operation = operation;
        this.timer = timer;
        this.slots = new Semaphore(atOnceMax);
        this.latencies = new long[schedule.calls()];
        this.lateness = new long[schedule.calls()];
        this.open = new CountDownLatch(schedule.calls());
        Arrays.fill(latencies, OPEN);
    }

    /// Returns when the last call has ended.
    public static Sample run(Schedule schedule, Operation operation) throws InterruptedException {
        return run(schedule, operation, new Timer());
    }

    static Sample run(Schedule schedule, Operation operation, Timer timer) throws InterruptedException {
        return new OpenLoop(schedule, operation, timer, Integer.MAX_VALUE).run();
    }

    /// The same calls, but none begins while as many as that are on their way, however late it gets: nothing of this is
    /// measured.
    public static void warmUp(Schedule schedule, Operation operation, int atOnceMax) throws InterruptedException {
        new OpenLoop(schedule, operation, new Timer(), atOnceMax).run();
    }

    private Sample run() throws InterruptedException {
        var start = timer.nanos();
        for (var call = 0; call < schedule.calls(); call++) {
            var due = start + schedule.dueNanos(call);
            timer.waitUntil(due);
            slots.acquire();
            lateness[call] = timer.nanos() - due;
            begin(call, due);
        }
        if (!open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            giveUp(start);
        }
        return sample(timer.nanos() - start);
    }

    private void begin(int call, long due) {
        var _ = operation.begin(call).whenComplete((_, failure) -> {
            latencies[call] = timer.nanos() - due;
            slots.release();
            if (failure != null) {
                failed(failure);
            }
            open.countDown();
        });
    }

    private void failed(Throwable failure) {
        errors.incrementAndGet();
        firstError.compareAndSet(null, Failures.sentence(failure));
    }

    private void giveUp(long start) {
        for (var call = 0; call < latencies.length; call++) {
            if (latencies[call] == OPEN) {
                latencies[call] = timer.nanos() - start - schedule.dueNanos(call);
                errors.incrementAndGet();
            }
        }
        firstError.compareAndSet(null, "no answer");
    }

    private Sample sample(long tookNanos) {
        var donePerSecond = (schedule.calls() - errors.get()) * 1_000_000_000.0 / tookNanos;
        return new Sample(schedule, Latencies.of(latencies), Latencies.of(lateness), donePerSecond, errors.get(),
                Optional.ofNullable(firstError.get()));
    }
}
