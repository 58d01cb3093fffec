package dev.parley.sandbox.platform;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Things that happen later. Actions run one at a time on one thread, so they must be short and must check that what
/// they were set for still holds: a timer may fire while it is being cancelled.
@Singleton
public class Timers {
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("sandbox-timers").daemon().factory());

    public Timers() {
        executor.setRemoveOnCancelPolicy(true);
    }

    public Timer after(Duration delay, Runnable action) {
        return new Timer(executor.schedule(() -> run(action), delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    /// Waits on the calling thread, which should be a virtual one.
    public void pause(Duration length) throws InterruptedException {
        Thread.sleep(length);
    }

    public void cancelAll() {
        executor.getQueue().clear();
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }

    /// The executor would swallow what an action throws.
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            Log.error("A timer's action failed", failure);
        }
    }

    public record Timer(Future<?> pending) {
        public void cancel() {
            pending.cancel(false);
        }
    }
}
