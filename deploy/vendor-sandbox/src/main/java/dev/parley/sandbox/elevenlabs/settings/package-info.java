/// How the simulated ElevenLabs workspace is set up.
@NullMarked
package dev.parley.sandbox.elevenlabs.settings;

import org.jspecify.annotations.NullMarked;
