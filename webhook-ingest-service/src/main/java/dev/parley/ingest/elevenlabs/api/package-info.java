/// Where ElevenLabs calls.
@NullMarked
package dev.parley.ingest.elevenlabs.api;

import org.jspecify.annotations.NullMarked;
