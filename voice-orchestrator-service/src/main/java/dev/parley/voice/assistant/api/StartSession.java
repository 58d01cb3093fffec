package dev.parley.voice.assistant.api;

import dev.parley.voice.assistant.Voice;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Field names as the voice seed published them, and one of ours.
///
/// @param queue
///            whether to wait in the line when there is no room
record StartSession(@NotBlank @Size(max = 200) String userName, @Nullable String voiceId,
        @Nullable @Size(max = 2_000) String openingLine, @Nullable @Size(max = 50_000) String systemPrompt,
        @Nullable Boolean queue) {

    Voice voice() {
        return voiceId == null ? Voice.ASHLEY : Voice.named(voiceId);
    }

    boolean mayWait() {
        return Boolean.TRUE.equals(queue);
    }

    @Override
    public String toString() {
        return "StartSession[]";
    }
}
