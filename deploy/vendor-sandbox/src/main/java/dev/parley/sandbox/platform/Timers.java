package dev.parley.sandbox.platform;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Things that happen later, by the sandbox's clock. Actions run one at a time on one thread, so they must be short and
/// must check that what they were set for still holds: a timer may fire while it is being cancelled.
@Singleton
public class Timers {
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(
            Comparator.comparing((Timer timer) -> timer.due).thenComparing(timer -> timer.number));
    private final SandboxClock clock;
    private final Thread thread;
    private long numbers;
    private @Nullable Journey journey;
    private boolean stopped;

    public Timers(SandboxClock clock) {
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("sandbox-timers").daemon().start(this::keepTime);
    }

    public Timer after(Duration delay, Runnable action) {
        return set(delay, action, () -> {});
    }

    /// Waits on the calling thread, which should be a virtual one. Cancelling all timers ends it early.
    public void pause(Duration length) throws InterruptedException {
        var over = new CountDownLatch(1);
        var timer = set(length, over::countDown, over::countDown);
        try {
            over.await();
        } finally {
            timer.cancel();
        }
    }

    public synchronized void cancelAll() {
        timers.forEach(timer -> timer.cancelled.run());
        timers.clear();
    }

    /// Puts the clock forward. What falls due on the way happens in its order, each at its own time, and `settle` is
    /// called after each, so that what it caused is done before the next.
    public synchronized void advance(Duration by, Runnable settle) throws InterruptedException {
        while (journey != null && !stopped) {
            wait();
        }
        var mine = new Journey(clock.instant().plus(by), settle);
        journey = mine;
        notifyAll();
        while (journey == mine && !stopped) {
            wait();
        }
    }

    /// Cancels everything, whoever is putting the clock forward too, and returns to everybody's time.
    public synchronized void reset() {
        cancelAll();
        journey = null;
        clock.reset();
        notifyAll();
    }

    @PreDestroy
    public synchronized void stop() {
        stopped = true;
        cancelAll();
        notifyAll();
        thread.interrupt();
    }

    private synchronized Timer set(Duration delay, Runnable action, Runnable cancelled) {
        var timer = new Timer(clock.instant().plus(delay), numbers++, action, cancelled);
        timers.add(timer);
        notifyAll();
        return timer;
    }

    private void keepTime() {
        try {
            for (var due = next(); due != null; due = next()) {
                run(due.action);
                var current = journey();
                if (current != null) {
                    run(current.settle);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Journey journey() {
        return journey;
    }

    /// Null once the sandbox stops.
    private synchronized @Nullable Timer next() throws InterruptedException {
        while (!stopped) {
            var now = clock.instant();
            var first = timers.peek();
            if (first != null && !first.due.isAfter(journey == null ? now : journey.end)) {
                timers.remove();
                clock.reach(first.due);
                return first;
            }
            if (journey != null) {
                clock.reach(journey.end);
                journey = null;
                notifyAll();
            } else if (first == null) {
                wait();
            } else {
                wait(Duration.between(now, first.due).toMillis() + 1);
            }
        }
        return null;
    }

    /// Whatever an action throws must not end the thread that all others wait for.
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error failure) {
            Log.error("A timer's action failed", failure);
        }
    }

    /// An action and its time; of those that are due at the same time, the one that was set first goes first.
    public final class Timer {
        private final Instant due;
        private final long number;
        private final Runnable action;
        private final Runnable cancelled;

        private Timer(Instant due, long number, Runnable action, Runnable cancelled) {
            this.due = due;
            this.number = number;
            this.action = action;
            this.cancelled = cancelled;
        }

        public void cancel() {
            synchronized (Timers.this) {
                timers.remove(this);
            }
        }
    }

    private record Journey(Instant end, Runnable settle) {}
}
