package dev.parley.voice.conversation;

import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import org.jspecify.annotations.Nullable;

/// A session of session-service that is to be held at ElevenLabs, under its id and on its minutes.
///
/// @param agent
///            the vendor's; the configured one without it
/// @param variables
///            what the agent is told, as JSON
public record StartTalk(SessionId session, PersonId person, SessionKind kind, long limitSeconds,
        @Nullable String agent, String variables) {
    @Override
    public String toString() {
        return "StartTalk[session=" + session + "]";
    }
}
