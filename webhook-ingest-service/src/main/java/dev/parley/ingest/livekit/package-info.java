/// LiveKit's webhooks: how they are signed and what they say.
@NullMarked
package dev.parley.ingest.livekit;

import org.jspecify.annotations.NullMarked;
