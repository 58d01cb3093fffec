package dev.parley.stack;

import dev.parley.stack.plan.Layout;
import dev.parley.stack.process.RunRecord;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/// Only one process at a time may start or sweep up the stack of a directory. The kernel lets go of the lock when its
/// holder dies, whatever it died of.
final class StackLock implements AutoCloseable {
    static final String STACK = "stack";
    private static final Duration POLL = Duration.ofMillis(100);

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    static Optional<StackLock> tryTake(Layout layout) throws IOException {
        Files.createDirectories(layout.run());
        var channel = FileChannel.open(layout.run().resolve("stack.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new StackLock(channel));
            }
        } catch (OverlappingFileLockException _) {
            // Held by another stack in this very process, as tests do it.
        }
        channel.close();
        return Optional.empty();
    }

    /// Waits as long as the holder is only sweeping up; empty when it is a stack that runs.
    static Optional<StackLock> take(Layout layout) throws IOException {
        var lock = tryTake(layout);
        while (lock.isEmpty() && RunRecord.read(layout.run(), STACK).flatMap(RunRecord::process).isEmpty()) {
            pause();
            lock = tryTake(layout);
        }
        return lock;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for an earlier stack to end", e);
        }
    }
}
