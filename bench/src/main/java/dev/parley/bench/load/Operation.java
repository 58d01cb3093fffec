package dev.parley.bench.load;

import java.util.concurrent.CompletableFuture;

/// What is done at each moment of a schedule. Beginning must not block, or the following moments would be missed.
@FunctionalInterface
public interface Operation {

    /// Done when the future is; a future that fails counts as an error.
    ///
    /// @param call
    ///            which of the schedule, from 0
    CompletableFuture<Void> begin(int call);

    /// First this one, then the other, as one operation.
    default Operation then(Operation next) {
        return call -> begin(call).thenCompose(_ -> next.begin(call));
    }
}
