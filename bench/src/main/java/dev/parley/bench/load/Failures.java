package dev.parley.bench.load;

import java.util.concurrent.CompletionException;

/// What a failed future has to say.
final class Failures {

    private Failures() {}

    static String sentence(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
