package dev.parley.voice.analysis;

import dev.parley.model.event.VoiceEvent.Quality;
import java.time.Instant;
import java.util.Optional;

/// @param how
///            how it was learned: `webhook` or `poll`
/// @param cost
///            in the vendor's own unit
/// @param vendorSeconds
///            how long it lasted by the vendor's clock
public record Analysis(Optional<String> title, Optional<String> summary, Optional<String> outcome,
        Optional<Long> cost, Optional<Long> vendorSeconds, String how, Quality quality, Instant analysedAt) {
    @Override
    public String toString() {
        return "Analysis[how=" + how + "]";
    }
}
