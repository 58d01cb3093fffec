package dev.parley.billing.reservation;

import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import java.util.Optional;

/// What a session asks for before it starts.
///
/// @param kind
///            decides whether the plan must include a feature; a session of none needs none
public record Demand(PersonId person, SessionId session, Optional<SessionKind> kind, long seconds) {

    Optional<String> feature() {
        return kind.filter(SessionKind.RESOLVE_TOGETHER::equals).map(_ -> "group_sessions");
    }
}
