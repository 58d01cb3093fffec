package dev.parley.bench.load;

import java.util.concurrent.CompletableFuture;

/// A request on its way, and who waits for the body of its answer.
record Exchange(byte[] request, int expected, CompletableFuture<byte[]> answer) {

    Exchange(byte[] request, int expected) {
        this(request, expected, new CompletableFuture<>());
    }

    @Override
    public String toString() {
        return "Exchange[" + request.length + " bytes]";
    }
}
