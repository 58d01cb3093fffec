package dev.parley.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody in a room. `sid` names one presence: the same identity that comes back has another.
///
/// @param joinedAt
///            when this presence began, where the vendor says so: a leave tells it too, so that a join may be lost.
///            Absent for somebody who never got in.
public record Participant(String sid, String identity, Kind kind, @Nullable Instant joinedAt) {

    /// One of whom the vendor does not say when they joined.
    public Participant(String sid, String identity, Kind kind) {
        this(sid, identity, kind, null);
    }

    public enum Kind {
        @JsonProperty("person")
        PERSON, //
        @JsonProperty("agent")
        AGENT, //
        @JsonProperty("other")
        OTHER
    }
}
