package dev.parley.sandbox.platform;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One queue per key: what shares a key happens strictly in order, a slow task holds up those behind it, and other keys
/// do not notice. A queue has a virtual thread for as long as it has tasks.
@Singleton
public class SerialQueues {
    /// LiveKit's own bound; nothing else here comes near it.
    public static final int DEPTH_MAX = 200;

    static final Duration QUIET_WITHIN = Duration.ofSeconds(2);

    private final Map<String, Queue<Task>> queues = new HashMap<>();
    private final Set<Thread> workers = new HashSet<>();
    private final Set<Thread> busy = new HashSet<>();
    private final Timers timers;

    public SerialQueues(Timers timers) {
        this.timers = timers;
    }

    /// False if the queue is full: the task is dropped.
    public synchronized boolean offer(String key, Task task) {
        var queue = queues.get(key);
        if (queue == null) {
            queue = new ArrayDeque<>();
            queue.add(task);
            queues.put(key, queue);
            startWorker(key, queue);
            return true;
        }
        return queue.size() < DEPTH_MAX && queue.add(task);
    }

    /// For a task: waits by the sandbox's clock, and those behind it wait too.
    public void pause(Duration length) throws InterruptedException {
        var worker = Thread.currentThread();
        var over = new CountDownLatch(1);
        var timer = timers.after(length, () -> {
            isBusy(worker);
            over.countDown();
        });
        try {
            isIdle(worker);
            over.await();
        } finally {
            timer.cancel();
            isBusy(worker);
        }
    }

    /// Returns when every queue is empty or pauses, or after two seconds.
    public void awaitQuiet() {
        awaitQuiet(QUIET_WITHIN);
    }

    /// Returns when every queue is empty or pauses, or when the time is up: a receiver that never answers keeps its
    /// queue busy for good.
    public synchronized void awaitQuiet(Duration max) {
        var deadline = System.nanoTime() + max.toNanos();
        try {
            for (var left = max.toNanos(); !busy.isEmpty() && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Forgets what waits and interrupts what runs.
    @PreDestroy
    public synchronized void clear() {
        queues.values().forEach(Queue::clear);
        queues.clear();
        workers.forEach(Thread::interrupt);
    }

    private void startWorker(String key, Queue<Task> queue) {
        var worker = Thread.ofVirtual().name("queue " + key).unstarted(() -> drain(key, queue));
        workers.add(worker);
        busy.add(worker);
        worker.start();
    }

    private void drain(String key, Queue<Task> queue) {
        for (var task = next(key, queue); task != null; task = next(key, queue)) {
            try {
                task.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error failure) {
                Log.errorf(failure, "A task of queue %s failed", key);
            }
        }
    }

    private synchronized @Nullable Task next(String key, Queue<Task> queue) {
        var task = Thread.currentThread().isInterrupted() ? null : queue.poll();
        if (task == null) {
            queues.remove(key, queue);
            workers.remove(Thread.currentThread());
            isIdle(Thread.currentThread());
        }
        return task;
    }

    /// A worker that was interrupted may be gone before its pause is over.
    private synchronized void isBusy(Thread worker) {
        if (workers.contains(worker)) {
            busy.add(worker);
        }
    }

    private synchronized void isIdle(Thread worker) {
        busy.remove(worker);
        notifyAll();
    }

    @FunctionalInterface
    public interface Task {
        void run() throws InterruptedException;
    }
}
