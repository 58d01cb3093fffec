package dev.parley.ingest.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The latest refusals of this instance. It forgets the oldest, and all of them when it ends: it helps whoever sets
/// up a vendor, and nothing depends on it.
@ApplicationScoped
public class RefusalLog {
    private static final int SIZE = 1000;

    private final Deque<Refusal> refusals = new ArrayDeque<>();

    /// The newest first.
    public synchronized List<Refusal> latest(int atMost) {
        return refusals.stream().limit(atMost).toList();
    }

    synchronized void add(Refusal refusal) {
        if (refusals.size() == SIZE) {
            refusals.removeLast();
        }
        refusals.addFirst(refusal);
    }
}
