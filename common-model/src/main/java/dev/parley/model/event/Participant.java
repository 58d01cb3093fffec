package dev.parley.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Somebody in a room. `sid` names one presence: the same identity that comes back has another.
public record Participant(String sid, String identity, Kind kind) {

    public enum Kind {
        @JsonProperty("person")
        PERSON, //
        @JsonProperty("agent")
        AGENT, //
        @JsonProperty("other")
        OTHER
    }
}
