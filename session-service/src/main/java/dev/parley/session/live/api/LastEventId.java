package dev.parley.session.live.api;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// Where a reader left off, as browsers say it when they come back.
record LastEventId(long value) {

    static LastEventId of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return new LastEventId(0);
        }
        try {
            return new LastEventId(Long.parseLong(header.strip()));
        } catch (NumberFormatException _) {
            throw new NotOfThisStream();
        }
    }

    static final class NotOfThisStream extends ServiceException {
        NotOfThisStream() {
            super(ProblemType.BAD_REQUEST, "The Last-Event-ID is not one that this stream gave");
        }
    }
}
