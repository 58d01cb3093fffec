package dev.parley.bench.load;

/// A call outside of the measurement did not get the answer that everything after it needs.
public final class NotAnswered extends RuntimeException {
    NotAnswered(String message, Throwable cause) {
        super(message, cause);
    }
}
