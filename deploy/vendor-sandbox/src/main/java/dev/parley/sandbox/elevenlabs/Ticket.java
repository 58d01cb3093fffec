package dev.parley.sandbox.elevenlabs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a signed URL is worth.
///
/// @param conversation
///            the only one it may start; null if it may start any number
public record Ticket(String signature, String agent, @Nullable String conversation, Instant endsAt) {
    /// The signature lets its bearer in.
    @Override
    public String toString() {
        return "Ticket[" + agent + "]";
    }
}
