package dev.parley.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a conversation is for; it decides which context the AI gets.
public enum SessionKind {
    @JsonProperty("mentor")
    MENTOR, //
    @JsonProperty("reflect_alone")
    REFLECT_ALONE, //
    @JsonProperty("resolve_together")
    RESOLVE_TOGETHER, //
    @JsonProperty("onboarding")
    ONBOARDING, //
    @JsonProperty("voice")
    VOICE, //
    @JsonProperty("interpretation")
    INTERPRETATION
}
