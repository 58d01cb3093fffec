package dev.parley.voice.assistant;

import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import org.jspecify.annotations.Nullable;

/// What a caller wants: this person to talk to an agent with this voice, that begins and behaves so.
///
/// @param voice
///            its name, as the agent knows it
/// @param agentName
///            the agent that is dispatched; the configured one without it
/// @param prepared
///            what session-service has seen to already; without it, all of it is done here
public record StartVoiceSession(PersonId person, SessionKind kind, String voice, @Nullable String agentName,
        @Nullable String openingLine, @Nullable String systemPrompt, @Nullable String idempotencyKey,
        @Nullable Prepared prepared) {

    /// A session of session-service, under its id and on its minutes.
    public record Prepared(SessionId session, long limitSeconds) {}

    @Override
    public String toString() {
        return "StartVoiceSession[person=" + person + ", voice=" + voice + "]";
    }
}
