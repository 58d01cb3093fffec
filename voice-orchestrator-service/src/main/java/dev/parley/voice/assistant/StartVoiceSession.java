package dev.parley.voice.assistant;

import dev.parley.model.id.PersonId;
import org.jspecify.annotations.Nullable;

/// What a caller wants: this person to talk to an agent with this voice, that begins and behaves so.
public record StartVoiceSession(PersonId person, Voice voice, @Nullable String openingLine,
        @Nullable String systemPrompt, @Nullable String idempotencyKey) {

    @Override
    public String toString() {
        return "StartVoiceSession[person=" + person + ", voice=" + voice + "]";
    }
}
