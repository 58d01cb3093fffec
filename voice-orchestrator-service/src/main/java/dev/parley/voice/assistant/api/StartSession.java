package dev.parley.voice.assistant.api;

import dev.parley.voice.assistant.Voice;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Field names as the voice seed published them.
record StartSession(@NotBlank @Size(max = 200) String userName, @Nullable String voiceId,
        @Nullable @Size(max = 2_000) String openingLine, @Nullable @Size(max = 50_000) String systemPrompt) {

    Voice voice() {
        return voiceId == null ? Voice.ASHLEY : Voice.named(voiceId);
    }

    @Override
    public String toString() {
        return "StartSession[]";
    }
}
