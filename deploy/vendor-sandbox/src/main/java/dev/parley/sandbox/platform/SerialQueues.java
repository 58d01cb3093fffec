package dev.parley.sandbox.platform;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One queue per key: what shares a key happens strictly in order, a slow task holds up those behind it, and other keys
/// do not notice. A queue has a virtual thread for as long as it has tasks.
@Singleton
public class SerialQueues {
    /// LiveKit's own bound; nothing else here comes near it.
    public static final int DEPTH_MAX = 200;

    private final Map<String, Queue<Task>> queues = new HashMap<>();
    private final Set<Thread> workers = new HashSet<>();

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

    /// Forgets what waits and interrupts what runs.
    @PreDestroy
    public synchronized void clear() {
        queues.values().forEach(Queue::clear);
        queues.clear();
        workers.forEach(Thread::interrupt);
    }

    private void startWorker(String key, Queue<Task> queue) {
        workers.add(Thread.ofVirtual().name("queue " + key).start(() -> drain(key, queue)));
    }

    private void drain(String key, Queue<Task> queue) {
        for (var task = next(key, queue); task != null; task = next(key, queue)) {
            try {
                task.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                Log.errorf(failure, "A task of queue %s failed", key);
            }
        }
    }

    private synchronized @Nullable Task next(String key, Queue<Task> queue) {
        var task = Thread.currentThread().isInterrupted() ? null : queue.poll();
        if (task == null) {
            queues.remove(key, queue);
            workers.remove(Thread.currentThread());
        }
        return task;
    }

    @FunctionalInterface
    public interface Task {
        void run() throws InterruptedException;
    }
}
