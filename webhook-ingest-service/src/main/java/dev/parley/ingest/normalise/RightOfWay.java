package dev.parley.ingest.normalise;

import dev.parley.ingest.delivery.DeliveriesAccepted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Facts can wait and a vendor cannot: the more deliveries crowd in, the longer the worker leaves processors and disk
/// to
/// those who accept them. It makes up for that afterwards, and how far facts may fall behind for it is bounded.
@ApplicationScoped
class RightOfWay {
    static final Duration BEHIND_MAX = Duration.ofMinutes(1);
    /// So that what is accepted meanwhile travels together: a batch costs a commit, which accepting waits for too.
    static final Duration BREATH = Duration.ofMillis(10);
    static final Duration STANDING_BACK_MAX = Duration.ofMillis(250);
    /// The next group mostly follows within milliseconds.
    private static final Duration LASTS = Duration.ofMillis(100);

    private final Clock clock;
    private volatile Crowd crowd = new Crowd(0, Instant.MIN);

    RightOfWay(Clock clock) {
        this.clock = clock;
    }

    private record Crowd(int size, Instant until) {}

    void accepted(@Observes DeliveriesAccepted group) {
        crowd = new Crowd(group.count(), clock.instant().plus(LASTS));
    }

    /// A millisecond for each delivery that came with the last group: that many waited for one commit.
    ///
    /// @param isFull
    ///            whether more than the batch may be waiting
    /// @param receivedAt
    ///            when the last of the batch came
    Duration pauseAfterBatch(boolean isFull, Instant receivedAt) {
        var now = clock.instant();
        var last = crowd;
        var least = isFull ? Duration.ZERO : BREATH;
        if (now.isAfter(last.until()) || now.isAfter(receivedAt.plus(BEHIND_MAX))) {
            return least;
        }
        var standingBack = Duration.ofMillis(Math.min(last.size(), STANDING_BACK_MAX.toMillis()));
        return standingBack.compareTo(least) > 0 ? standingBack : least;
    }
}
