package dev.parley.stack;

import dev.parley.stack.plan.Layout;
import dev.parley.stack.process.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Restarts what somebody asks for with `./parley restart PART`. A file in the run directory is the request, and its
/// absence the answer: the stack is a process without a door.
final class Restarts implements AutoCloseable {
    /// What can be restarted by asking; a service that dies comes back without.
    static final Set<String> PARTS = Set.of(Infrastructure.POSTGRES, Infrastructure.KAFKA, Infrastructure.REDIS);
    private static final String PREFIX = "restart-";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final List<Restartable> parts;
    private final Steps steps;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread watcher = Thread.ofPlatform().name("restarts").daemon().unstarted(this::watch);

    private Restarts(Path directory, List<Restartable> parts, Steps steps) {
        this.directory = directory;
        this.parts = parts;
        this.steps = steps;
    }

    static Restarts start(Layout layout, List<Restartable> parts, Steps steps) throws IOException {
        for (var part : PARTS) {
            Files.deleteIfExists(request(layout.run(), part));
        }
        var restarts = new Restarts(layout.run(), parts, steps);
        restarts.watcher.start();
        return restarts;
    }

    /// From another process: returns when the part has been restarted.
    static void ask(Layout layout, String part) throws IOException, InterruptedException {
        if (!PARTS.contains(part)) {
            throw new StackFailure("restart knows %s, and no \"%s\".".formatted(
                    String.join(", ", PARTS.stream().sorted().toList()), part));
        }
        if (RunRecord.read(layout.run(), StackLock.STACK).flatMap(RunRecord::process).isEmpty()) {
            throw new StackFailure("Parley is not running.");
        }
        var request = request(layout.run(), part);
        Files.writeString(request, part);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Files.exists(request)) {
            if (System.nanoTime() > deadline) {
                Files.deleteIfExists(request);
                throw new StackFailure(part + " was not restarted; ./parley up says why.");
            }
            Thread.sleep(POLL);
        }
    }

    @Override
    public void close() {
        ending.countDown();
    }

    private void watch() {
        try {
            while (!ending.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                for (var part : parts) {
                    if (Files.exists(request(directory, part.part()))) {
                        restart(part);
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// One that does not start is tried again for as long as somebody waits for it.
    private void restart(Restartable part) {
        try {
            part.restart();
            Files.deleteIfExists(request(directory, part.part()));
            steps.done(part.part() + " was restarted");
        } catch (IOException | RuntimeException e) {
            steps.done("%s could not be restarted: %s".formatted(part.part(), e.getMessage()));
        }
    }

    private static Path request(Path directory, String part) {
        return directory.resolve(PREFIX + part);
    }
}
