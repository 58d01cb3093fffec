/// Tavus's callbacks. The vendor signs nothing, so the address itself is the proof.
@NullMarked
package dev.parley.ingest.tavus;

import org.jspecify.annotations.NullMarked;
