package dev.parley.voice.agent.process;

import dev.parley.model.id.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One agent's process and its folder, which says whose it is. The process leads a group of its own, and writes its
/// number into the folder itself: so it is found again, whoever started it.
///
/// @param attempt
///            the number of the call in its session
record AgentProcess(Path folder, SessionId session, int attempt) {
    static final String PID = "pid";
    private static final String LOG = "log";
    private static final String REPORTED = "reported";
    private static final String OVER = "over";
    /// A number may be given to another process once this one and its group are gone.
    private static final Duration SAME_START = Duration.ofSeconds(10);
    private static final Duration UNKILLABLE = Duration.ofSeconds(5);
    private static final long GLANCE_MILLIS = 20;

    Path log() {
        return folder.resolve(LOG);
    }

    /// Empty before it has started.
    Optional<Long> pid() {
        try {
            var text = Files.readString(folder.resolve(PID)).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// The process while it runs. Another that was given its number later is none.
    Optional<ProcessHandle> running() {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle found) {
        var started = found.info().startInstant();
        return started.isEmpty() || Duration.between(started.get(), changedAt(folder.resolve(PID))).abs()
                .compareTo(SAME_START) < 0;
    }

    /// Ends it and whatever it has started, and returns when nothing of that is left.
    void end(Duration within) throws IOException, InterruptedException {
        var pid = pid();
        if (pid.isEmpty() || isSomebodyElses(pid.get())) {
            return;
        }
        signal("TERM", pid.get());
        var killAt = System.nanoTime() + within.toNanos();
        var giveUpAt = killAt + UNKILLABLE.toNanos();
        while (isLeft(pid.get())) {
            if (System.nanoTime() > giveUpAt) {
                throw new IOException("A process cannot be killed");
            }
            if (System.nanoTime() > killAt) {
                signal("KILL", pid.get());
            }
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        }
    }

    private boolean isSomebodyElses(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(found -> !startedThen(found)).isPresent();
    }

    private static boolean isLeft(long group) throws IOException, InterruptedException {
        return signal("0", group);
    }

    /// To the whole group; false if there is none.
    private static boolean signal(String signal, long group) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "kill -s " + signal + " -- -" + group)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor() == 0;
    }

    /// Its writing end appends, so it goes on from the beginning.
    void trimLog(long bytesMost) throws IOException {
        if (Files.exists(log()) && Files.size(log()) > bytesMost) {
            try (var file = Files.newByteChannel(log(), StandardOpenOption.WRITE)) {
                file.truncate(0);
            }
        }
    }

    /// When it was called.
    Instant since() {
        return changedAt(folder.resolve(Folders.SESSION));
    }

    boolean isReported() {
        return Files.exists(folder.resolve(REPORTED));
    }

    void reported() throws IOException {
        mark(REPORTED);
    }

    /// When it was seen to that nothing of it is left.
    Optional<Instant> overSince() {
        var mark = folder.resolve(OVER);
        return Files.exists(mark) ? Optional.of(changedAt(mark)) : Optional.empty();
    }

    void over() throws IOException {
        mark(OVER);
    }

    private void mark(String name) throws IOException {
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve(name))) {
            Files.createFile(folder.resolve(name));
        }
    }

    private static Instant changedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException _) {
            return Instant.EPOCH;
        }
    }
}
