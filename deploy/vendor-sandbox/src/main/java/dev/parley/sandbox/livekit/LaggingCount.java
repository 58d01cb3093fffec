package dev.parley.sandbox.livekit;

import java.time.Duration;
import java.time.Instant;

/// How many people and publishers LiveKit says are in a room. The real server tells a change at once only if it told
/// none for five seconds; otherwise it waits for the next of the ticks that it counts, every five seconds, from the
/// room's creation. So most webhooks tell an old figure, and a short call is over before anybody was counted.
final class LaggingCount {
    static final Duration REFRESH = Duration.ofSeconds(5);

    private final Instant createdAt;
    private Headcount actual = Headcount.NOBODY;
    private Headcount told = Headcount.NOBODY;
    private Instant toldSince;
    private Instant dueAt;

    LaggingCount(Instant createdAt) {
        this.createdAt = createdAt;
        this.toldSince = createdAt;
        this.dueAt = createdAt;
    }

    void changeTo(Headcount count, Instant now) {
        catchUp(now);
        actual = count;
        if (Duration.between(toldSince, now).compareTo(REFRESH) > 0) {
            told = count;
            toldSince = now;
            dueAt = now;
        } else {
            dueAt = nextTick(now);
        }
    }

    Headcount toldAt(Instant now) {
        catchUp(now);
        return told;
    }

    private void catchUp(Instant now) {
        if (dueAt.isAfter(toldSince) && !now.isBefore(dueAt)) {
            told = actual;
            toldSince = dueAt;
        }
    }

    private Instant nextTick(Instant now) {
        var ticks = Duration.between(createdAt, now).dividedBy(REFRESH);
        return createdAt.plus(REFRESH.multipliedBy(ticks + 1));
    }

    record Headcount(int people, int publishers) {
        static final Headcount NOBODY = new Headcount(0, 0);
    }
}
