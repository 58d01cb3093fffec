package dev.parley.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.Locale;

/// Who runs the live conversation.
public enum Vendor {
    @JsonProperty("tavus")
    TAVUS, //
    @JsonProperty("livekit")
    LIVEKIT, //
    @JsonProperty("elevenlabs")
    ELEVENLABS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
