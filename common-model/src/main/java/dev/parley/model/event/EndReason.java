package dev.parley.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a session ended. The list is closed: a vendor's free text is mapped onto it where the fact is normalised.
public enum EndReason {
    @JsonProperty("person_left")
    PERSON_LEFT, //
    @JsonProperty("ended_by_user")
    ENDED_BY_USER, //
    @JsonProperty("ended_by_service")
    ENDED_BY_SERVICE, //
    @JsonProperty("max_duration")
    MAX_DURATION, //
    @JsonProperty("quota_exhausted")
    QUOTA_EXHAUSTED, //
    @JsonProperty("never_joined")
    NEVER_JOINED, //
    @JsonProperty("alone_timeout")
    ALONE_TIMEOUT, //
    @JsonProperty("agent_unavailable")
    AGENT_UNAVAILABLE, //
    @JsonProperty("vendor_error")
    VENDOR_ERROR, //
    @JsonProperty("vendor_unreachable")
    VENDOR_UNREACHABLE, //
    @JsonProperty("replaced")
    REPLACED, //
    @JsonProperty("reaped")
    REAPED;

    /// Whoever had all that their plan had left, and has reached that limit, has used the plan up.
    public EndReason forLastMinutes() {
        return this == MAX_DURATION ? QUOTA_EXHAUSTED : this;
    }
}
