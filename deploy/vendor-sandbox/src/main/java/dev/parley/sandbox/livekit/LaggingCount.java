package dev.parley.sandbox.livekit;

import java.time.Duration;
import java.time.Instant;

/// How many people LiveKit says are in a room. The real server refreshes that figure at most every five seconds,
/// counted from the room's creation, so most webhooks tell an old one, and a short call is over before anybody was
/// counted.
final class LaggingCount {
    static final Duration REFRESH = Duration.ofSeconds(5);

    private final Instant createdAt;
    private int actual;
    private int told;
    private long changedIn;

    LaggingCount(Instant createdAt) {
        this.createdAt = createdAt;
    }

    void changeTo(int people, Instant now) {
        told = toldAt(now);
        actual = people;
        changedIn = period(now);
    }

    int toldAt(Instant now) {
        return period(now) > changedIn ? actual : told;
    }

    private long period(Instant now) {
        return Duration.between(createdAt, now).dividedBy(REFRESH);
    }
}
