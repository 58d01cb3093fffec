/// The speed of voice-orchestrator-service.
@NullMarked
package dev.parley.bench.voice;

import org.jspecify.annotations.NullMarked;
