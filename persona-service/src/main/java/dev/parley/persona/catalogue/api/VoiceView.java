package dev.parley.persona.catalogue.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.persona.catalogue.Voice;

record VoiceView(String id, String description, @JsonProperty("default") boolean isDefault, boolean active) {

    static VoiceView of(Voice voice) {
        return new VoiceView(voice.id(), voice.description(), voice.isDefault(), voice.isActive());
    }
}
