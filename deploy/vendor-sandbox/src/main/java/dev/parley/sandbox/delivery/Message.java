package dev.parley.sandbox.delivery;

import dev.parley.sandbox.traffic.Vendor;
import java.net.URI;
import java.time.Duration;

/// Something a vendor has to say to one address.
///
/// @param conversation
///            what the vendor calls the conversation, for LiveKit the room's name
/// @param event
///            the vendor's name of what happened
public record Message(Vendor vendor, String conversation, String event, URI url, Writing writing) {

    /// Puts it on paper, when its turn has come.
    @FunctionalInterface
    public interface Writing {
        /// @param skew
        ///            how far the vendor's clock is off: to be added to the letter's own time and to its signature's
        Letter write(Seal seal, Duration skew);
    }

    /// Whether a letter is signed with the vendor's key or with another. What is never signed looks the same.
    public enum Seal {
        GENUINE, FORGED
    }
}
