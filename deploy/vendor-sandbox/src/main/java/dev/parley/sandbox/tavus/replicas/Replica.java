package dev.parley.sandbox.tavus.replicas;

import dev.parley.sandbox.tavus.settings.Spelling;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A replica at one moment.
///
/// @param errorMessage
///            why its training failed; empty otherwise
public record Replica(String id, Spelling spelling, Type type, String name, String model, @Nullable URI callbackUrl,
        Status status, String errorMessage, Instant createdAt, Instant updatedAt) {

    public enum Type {
        USER, SYSTEM
    }

    public enum Status {
        STARTED, COMPLETED, ERROR
    }

    /// Of 100.
    public long progress(Instant now, Duration trainingTime) {
        return switch (status) {
            case COMPLETED -> 100;
            case ERROR -> 0;
            case STARTED -> trainingTime.isZero()
                    ? 0
                    : Math.min(99, Duration.between(createdAt, now).toMillis() * 100 / trainingTime.toMillis());
        };
    }

    Replica named(String newName, Instant now) {
        return new Replica(id, spelling, type, newName, model, callbackUrl, status, errorMessage, createdAt, now);
    }

    Replica trained(String error, Instant now) {
        return new Replica(id, spelling, type, name, model, callbackUrl,
                error.isEmpty() ? Status.COMPLETED : Status.ERROR, error, createdAt, now);
    }
}
