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
///            the agent that is called; without it, whichever there is room for
/// @param prepared
///            what session-service has seen to already; without it, all of it is done here
/// @param place
///            the place in the line of those who wait, from which this is asked
public record StartVoiceSession(PersonId person, SessionKind kind, String voice, @Nullable String agentName,
        @Nullable String openingLine, @Nullable String systemPrompt, @Nullable String idempotencyKey,
        @Nullable Prepared prepared, @Nullable String place) {

    /// The same from a place in the line, with the agent that it waits for.
    StartVoiceSession waitingAt(String itsPlace, String agent) {
        return new StartVoiceSession(person, kind, voice, agent, openingLine, systemPrompt,
                idempotencyKey == null ? itsPlace : idempotencyKey, prepared, itsPlace);
    }

    /// A session of session-service, under its id and on its minutes.
    public record Prepared(SessionId session, long limitSeconds) {}

    @Override
    public String toString() {
        return "StartVoiceSession[person=" + person + ", voice=" + voice + "]";
    }
}
