package dev.parley.session.presence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From the first person's coming to the last person's leaving. Agents come with the room and do not count, and neither
/// does somebody who is not known to have got in.
///
/// @param lastLeftAt
///            absent while somebody who came has not been seen to leave
/// @param joinDelivery
///            the stored delivery that told of the first join, where a webhook did
public record Attendance(@Nullable Instant firstJoinedAt, @Nullable String joinDelivery, @Nullable Instant lastLeftAt,
        @Nullable String leaveDelivery) {}
