/// The routes that LiveKit posts to.
@NullMarked
package dev.parley.ingest.livekit.api;

import org.jspecify.annotations.NullMarked;
