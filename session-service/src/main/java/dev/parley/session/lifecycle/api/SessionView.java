package dev.parley.session.lifecycle.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.model.id.SessionId;
import dev.parley.session.lifecycle.Session;
import java.time.Instant;
import java.util.Optional;

@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SessionView(SessionId id, PersonId userId, SessionKind kind, Vendor vendor, String state,
        Optional<PersonaId> personaId, Optional<Integer> personaVersion, Optional<String> personaName,
        Optional<String> vendorConversationId,
        Instant requestedAt, Optional<Instant> startedAt, Optional<Instant> endedAt, Optional<Long> limitSeconds,
        Optional<Long> lastedSeconds, Optional<EndReason> endReason) {

    static SessionView of(Session session) {
        return new SessionView(session.id(), session.person(), session.kind(), session.vendor(), session.state(),
                session.persona(), session.personaVersion(), session.personaName(), session.vendorConversation(),
                session.requestedAt(),
                session.startedAt(), session.endedAt(), session.limitSeconds(), session.lastedSeconds(),
                session.endReason());
    }
}
