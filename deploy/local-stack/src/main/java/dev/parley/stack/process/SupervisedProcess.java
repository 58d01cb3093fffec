package dev.parley.stack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One child process that is kept running: when it dies, that is reported in a line and it is started again.
public final class SupervisedProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String name;
    private final Supplier<Launch> launch;
    private final Path records;
    private final Backoff backoff;
    private final Consumer<String> report;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread watcher;

    /// Guards the hand-over between starting a process and ending the last one.
    private final Object lock = new Object();
    private @Nullable Process process;
    private final AtomicInteger deathsInRow = new AtomicInteger();

    /// @param launch
    ///            asked anew for each start, because an AOT cache may have been made meanwhile
    /// @param records
    ///            the directory where the running process is written down
    public SupervisedProcess(String name, Supplier<Launch> launch, Path records, Backoff backoff,
            Consumer<String> report) {
        this.name = name;
        this.launch = launch;
        this.records = records;
        this.backoff = backoff;
        this.report = report;
        this.watcher = Thread.ofPlatform().name("watch-" + name).daemon().unstarted(this::watch);
    }

    /// The first start fails here and now; later ones are tried again.
    public SupervisedProcess start() throws IOException {
        startProcess();
        watcher.start();
        return this;
    }

    public String name() {
        return name;
    }

    public Optional<ProcessHandle> process() {
        synchronized (lock) {
            return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
        }
    }

    /// How often the process has died since it last ran well.
    public int deathsInRow() {
        return deathsInRow.get();
    }

    /// From here on its death is what is wanted.
    public void stopWatching() {
        synchronized (lock) {
            ending.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        stopWatching();
        ProcessTree.end(process().stream().toList(), PATIENCE);
        RunRecord.forget(records, name);
    }

    private void watch() {
        try {
            var current = startedProcess();
            while (current.isPresent()) {
                var startedAt = System.nanoTime();
                var exit = current.get().waitFor();
                current = isEnding()
                        ? Optional.empty()
                        : restart(exit, Duration.ofNanos(System.nanoTime() - startedAt));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Process> restart(int exit, Duration ran) throws InterruptedException {
        if (backoff.forgives(ran)) {
            deathsInRow.set(0);
        }
        while (true) {
            var wait = backoff.waitAfter(deathsInRow.incrementAndGet());
            report.accept(
                    "%s died (exit %d); starting it again in %.1f s".formatted(name, exit, wait.toMillis() / 1000.0));
            if (ending.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            try {
                startProcess();
                return startedProcess();
            } catch (IOException e) {
                report.accept("%s cannot be started: %s".formatted(name, e.getMessage()));
            }
        }
    }

    private void startProcess() throws IOException {
        synchronized (lock) {
            if (isEnding()) {
                return;
            }
            var plan = launch.get();
            var started = plan.start();
            process = started;
            RunRecord.of(name, started.toHandle(), plan.usesAotCache()).write(records);
        }
    }

    private Optional<Process> startedProcess() {
        synchronized (lock) {
            return isEnding() ? Optional.empty() : Optional.ofNullable(process);
        }
    }

    private boolean isEnding() {
        return ending.getCount() == 0;
    }
}
