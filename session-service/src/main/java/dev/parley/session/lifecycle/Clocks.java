package dev.parley.session.lifecycle;

import dev.parley.model.event.Figures;
import dev.parley.model.event.SessionEvent.SessionAmended.Clock;
import dev.parley.session.presence.Attendance;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the vendor's clock and the people's coming and going say of a session, beside our own. Whatever order this is
/// learned in, it reads the same.
@Embeddable
class Clocks {
    @Nullable
    @Column(name = "vendor_started_at")
    Instant vendorStartedAt;
    @Nullable
    @Column(name = "vendor_ended_at")
    Instant vendorEndedAt;
    @Nullable
    @Column(name = "first_joined_at")
    Instant firstJoinedAt;
    @Nullable
    @Column(name = "last_left_at")
    Instant lastLeftAt;
    @Nullable
    @Column(name = "join_delivery")
    String joinDelivery;
    @Nullable
    @Column(name = "leave_delivery")
    String leaveDelivery;
    @Nullable
    @Column(name = "end_delivery")
    String endDelivery;

    /// The vendor says that the conversation, or its agent, was there.
    void vendorWasThere(Instant at) {
        vendorStartedAt = earlier(vendorStartedAt, at);
    }

    void vendorEnded(Instant at) {
        vendorEndedAt = earlier(vendorEndedAt, at);
    }

    /// Which stored delivery proves the end.
    void endProvedBy(@Nullable String delivery) {
        if (endDelivery == null) {
            endDelivery = delivery;
        }
    }

    void attended(Attendance attendance) {
        firstJoinedAt = attendance.firstJoinedAt();
        joinDelivery = attendance.joinDelivery();
        lastLeftAt = attendance.lastLeftAt();
        leaveDelivery = attendance.leaveDelivery();
    }

    /// @param startedAt
    ///            by our clock, as is `endedAt`
    Reading read(Instant startedAt, Instant endedAt) {
        var ours = seconds(startedAt, endedAt);
        var vendors = vendorStartedAt == null || vendorEndedAt == null ? null : seconds(vendorStartedAt, vendorEndedAt);
        return firstJoinedAt == null
                ? new Reading(Clock.OURS, ours, new Figures(ours, vendors, null), proofs(endDelivery))
                : readAttendance(firstJoinedAt, endedAt, ours, vendors);
    }

    /// Whoever has not been seen to leave was there until the end.
    private Reading readAttendance(Instant joinedAt, Instant endedAt, long ours, @Nullable Long vendors) {
        var joinToLeave = seconds(joinedAt, lastLeftAt == null ? endedAt : lastLeftAt);
        return new Reading(Clock.JOIN_TO_LEAVE, joinToLeave, new Figures(ours, vendors, joinToLeave),
                proofs(joinDelivery, lastLeftAt == null ? endDelivery : leaveDelivery));
    }

    private static Instant earlier(@Nullable Instant known, Instant at) {
        return known == null || at.isBefore(known) ? at : known;
    }

    /// Vendors count in seconds in one place and in milliseconds in another: a moment may seem to end before it began.
    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }

    private static List<String> proofs(@Nullable String... deliveries) {
        return Stream.of(deliveries).filter(Objects::nonNull).distinct().toList();
    }

    /// @param clock
    ///            the one that is billed by
    /// @param deliveries
    ///            the stored deliveries that prove what is billed
    record Reading(Clock clock, long billedSeconds, Figures figures, List<String> deliveries) {}
}
