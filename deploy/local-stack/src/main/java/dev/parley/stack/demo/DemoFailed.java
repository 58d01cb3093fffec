package dev.parley.stack.demo;

/// The demo could not be played to its end; the message says where it stopped.
public final class DemoFailed extends RuntimeException {
    DemoFailed(String message) {
        super(message);
    }
}
