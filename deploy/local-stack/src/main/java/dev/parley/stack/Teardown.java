package dev.parley.stack;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Everything that was started, to be ended in the opposite order. The end may come while something is still
/// starting: then that is waited for and ended too, and nothing new begins.
final class Teardown implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Teardown.class.getName());

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private int starting;
    private boolean closing;
    private boolean closed;

    interface Starter<T> {
        T start() throws IOException;
    }

    <T extends AutoCloseable> T start(Starter<T> starter) throws IOException {
        begin();
        var part = Optional.<T>empty();
        try {
            part = Optional.of(starter.start());
            return part.get();
        } finally {
            finish(part);
        }
    }

    synchronized boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        if (!claim()) {
            return;
        }
        while (true) {
            var part = next();
            if (part.isEmpty()) {
                return;
            }
            end(part.get());
        }
    }

    private synchronized void begin() {
        if (closing) {
            throw new StackFailure("Parley was told to stop.");
        }
        starting++;
    }

    private synchronized void finish(Optional<? extends AutoCloseable> part) {
        part.ifPresent(started::push);
        starting--;
        notifyAll();
    }

    /// Whether the caller is the one to do the work; others only wait until it is done.
    private synchronized boolean claim() {
        var isFirst = !closing;
        closing = true;
        while (isFirst ? starting > 0 : !closed) {
            try {
                wait();
            } catch (InterruptedException _) {
                // The promise is that nothing is left behind; an interrupt does not change it.
            }
        }
        return isFirst;
    }

    private synchronized Optional<AutoCloseable> next() {
        if (started.isEmpty()) {
            closed = true;
            notifyAll();
            return Optional.empty();
        }
        return Optional.of(started.pop());
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "A part did not end cleanly: " + part.getClass().getSimpleName(), e);
        }
    }
}
