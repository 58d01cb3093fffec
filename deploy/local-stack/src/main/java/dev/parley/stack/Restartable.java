package dev.parley.stack;

import java.io.IOException;

/// A server of the infrastructure that can be ended and started again while everything else runs on.
final class Restartable implements AutoCloseable {
    private final String part;
    private final Teardown.Starter<? extends AutoCloseable> starter;
    private AutoCloseable server;
    private boolean closed;

    private Restartable(String part, Teardown.Starter<? extends AutoCloseable> starter, AutoCloseable server) {
        this.part = part;
        this.starter = starter;
        this.server = server;
    }

    static Restartable start(String part, Teardown.Starter<? extends AutoCloseable> starter) throws IOException {
        return new Restartable(part, starter, starter.start());
    }

    String part() {
        return part;
    }

    /// One that has died already is as good as ended.
    synchronized void restart() throws IOException {
        if (!closed) {
            end();
            server = starter.start();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        end();
    }

    private void end() throws IOException {
        try {
            server.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(part + " did not end: " + e.getMessage(), e);
        }
    }
}
