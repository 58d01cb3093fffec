package dev.parley.bench.load;

import java.util.concurrent.CompletableFuture;

/// A request on its way, and who waits for the body of its answer.
record Exchange(byte[] request, int expected, long begunNanos, CompletableFuture<byte[]> answer) {

    Exchange(byte[] request, int expected) {
        this(request, expected, System.nanoTime(), new CompletableFuture<>());
    }

    boolean isLate() {
        return System.nanoTime() - begunNanos > Door.PATIENCE.toNanos();
    }

    void giveUp() {
        answer.completeExceptionally(new NotAnswered("no answer within " + Door.PATIENCE.toSeconds() + " s", null));
    }

    @Override
    public String toString() {
        return "Exchange[" + request.length + " bytes]";
    }
}
