package dev.parley.stack.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Ends processes with everything they started.
public final class ProcessTree {
    private ProcessTree() {}

    /// Asks all of them at once, waits, and then insists. Returns when all are gone.
    public static void end(List<ProcessHandle> processes, Duration patience) {
        var families = processes.stream().flatMap(ProcessTree::family).toList();
        processes.forEach(ProcessHandle::destroy);
        if (!areGone(families, patience)) {
            families.forEach(ProcessHandle::destroyForcibly);
            areGone(families, patience);
        }
    }

    public static void endAtOnce(ProcessHandle process) {
        family(process).toList().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    private static Stream<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private static boolean areGone(List<ProcessHandle> processes, Duration patience) {
        var exits = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Could not wait for a process to end", e);
        }
    }
}
