/// ElevenLabs, the vendor of agents that a browser talks to: what lets it in, what was said, and forgetting it.
@NullMarked
package dev.parley.voice.elevenlabs;

import org.jspecify.annotations.NullMarked;
