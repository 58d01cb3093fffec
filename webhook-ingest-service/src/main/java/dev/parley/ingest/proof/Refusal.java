package dev.parley.ingest.proof;

import dev.parley.model.event.Vendor;
import java.time.Instant;

/// A webhook that was refused.
///
/// @param source
///            the network it came from, see [Source]
public record Refusal(Instant at, Vendor vendor, String source, RefusalReason reason) {}
