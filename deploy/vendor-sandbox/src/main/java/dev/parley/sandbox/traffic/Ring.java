package dev.parley.sandbox.traffic;

import java.util.ArrayDeque;
import java.util.List;

/// The newest entries, oldest first; a full ring forgets its oldest.
final class Ring<T> {
    private final int capacity;
    private final ArrayDeque<T> entries = new ArrayDeque<>();

    Ring(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(T entry) {
        if (entries.size() == capacity) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    synchronized List<T> entries() {
        return List.copyOf(entries);
    }

    synchronized void clear() {
        entries.clear();
    }
}
