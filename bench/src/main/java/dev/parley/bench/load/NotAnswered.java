package dev.parley.bench.load;

import org.jspecify.annotations.Nullable;

/// A call outside of the measurement did not get the answer that everything after it needs.
public final class NotAnswered extends RuntimeException {
    NotAnswered(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
