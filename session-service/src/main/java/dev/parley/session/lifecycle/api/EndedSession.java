package dev.parley.session.lifecycle.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.session.lifecycle.Session;
import java.time.Instant;
import java.util.Optional;

/// A session that was still being started is `failed`, and has not lasted.
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record EndedSession(SessionId id, String state, Vendor vendor, Optional<Instant> startedAt, Optional<Instant> endedAt,
        Optional<Long> lastedSeconds, Optional<EndReason> endReason) {

    static EndedSession of(Session session) {
        return new EndedSession(session.id(), session.state(), session.vendor(), session.startedAt(),
                session.endedAt(), session.lastedSeconds(), session.endReason());
    }
}
