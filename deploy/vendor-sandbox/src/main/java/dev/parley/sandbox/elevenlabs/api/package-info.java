/// The ElevenLabs HTTP API, version 1, as its clients see it.
@NullMarked
package dev.parley.sandbox.elevenlabs.api;

import org.jspecify.annotations.NullMarked;
