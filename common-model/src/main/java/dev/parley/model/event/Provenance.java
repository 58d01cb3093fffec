package dev.parley.model.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.model.id.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a vendor fact comes from, so that two clocks can be compared and every figure traced to what proved it.
///
/// @param conversation
///            the vendor's own id: a Tavus conversation id, a LiveKit room name, an ElevenLabs conversation id
/// @param session
///            ours, where the way the fact came tells it
/// @param delivery
///            the stored webhook delivery, where there is one
public record Provenance(Vendor vendor, String conversation, @Nullable SessionId session, Instant happenedAt,
        Instant learnedAt, How how, @Nullable String delivery) {

    public enum How {
        @JsonProperty("webhook")
        WEBHOOK, //
        @JsonProperty("poll")
        POLL, //
        @JsonProperty("inferred")
        INFERRED
    }

    String key() {
        return vendor.code() + ":" + conversation;
    }
}
