package dev.parley.session.lifecycle;

import dev.parley.session.presence.Presence;
import java.util.List;

/// A session, and who came to it.
///
/// @param participants
///            in the order in which they came
/// @param invited
///            who else was to take part, as the session's person named them
public record Attended(Session session, List<Presence> participants, List<String> invited) {
    public Attended {
        participants = List.copyOf(participants);
        invited = List.copyOf(invited);
    }

    static Attended byNobody(Session session) {
        return new Attended(session, List.of(), List.of());
    }

    Attended by(List<Presence> came) {
        return new Attended(session, came, invited);
    }

    Attended withInvited(List<String> names) {
        return new Attended(session, participants, names);
    }
}
