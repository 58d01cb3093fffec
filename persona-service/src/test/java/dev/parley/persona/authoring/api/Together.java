package dev.parley.persona.authoring.api;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Several callers who wait for each other and then call all at once.
final class Together {

    private Together() {}

    static <T> List<T> times(int callers, IntFunction<T> call) {
        var ready = new CountDownLatch(callers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, callers).mapToObj(i -> threads.submit(() -> {
                ready.countDown();
                ready.await();
                return call.apply(i);
            })).toList();
            return answers.stream().map(Together::answer).toList();
        }
    }

    private static <T> T answer(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
