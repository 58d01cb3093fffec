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
import dev.parley.session.lifecycle.Attended;
import dev.parley.session.lifecycle.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// @param participants
///            who came, one stay after the other; absent in a list, as is `invited`
/// @param invited
///            who else was to take part, as the session's person named them
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SessionView(SessionId id, PersonId userId, SessionKind kind, Vendor vendor, String state,
        Optional<PersonaId> personaId, Optional<Integer> personaVersion, Optional<String> personaName,
        Optional<String> vendorConversationId,
        Instant requestedAt, Optional<Instant> startedAt, Optional<Instant> endedAt, Optional<Long> limitSeconds,
        Optional<Long> lastedSeconds, Optional<EndReason> endReason,
        Optional<List<ParticipantView>> participants, Optional<List<String>> invited) {

    static SessionView of(Attended attended) {
        var participants = attended.participants().stream().map(ParticipantView::of).toList();
        return of(attended.session(), Optional.of(participants), Optional.of(attended.invited()));
    }

    static SessionView of(Session session) {
        return of(session, Optional.empty(), Optional.empty());
    }

    private static SessionView of(Session session, Optional<List<ParticipantView>> participants,
            Optional<List<String>> invited) {
        return new SessionView(session.id(), session.person(), session.kind(), session.vendor(), session.state(),
                session.persona(), session.personaVersion(), session.personaName(), session.vendorConversation(),
                session.requestedAt(),
                session.startedAt(), session.endedAt(), session.limitSeconds(), session.lastedSeconds(),
                session.endReason(), participants, invited);
    }
}
