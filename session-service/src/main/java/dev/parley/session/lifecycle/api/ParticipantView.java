package dev.parley.session.lifecycle.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.session.presence.Presence;
import java.time.Instant;
import java.util.Optional;

/// One stay; whoever came back stands there once for each.
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ParticipantView(String sid, String identity, String role, Instant joinedAt, Optional<Instant> leftAt) {

    static ParticipantView of(Presence presence) {
        return new ParticipantView(presence.sid(), presence.identity(), presence.role(), presence.joinedAt(),
                presence.leftAt());
    }
}
