/// ElevenLabs' agents: one workspace, its conversations and what becomes of them.
@NullMarked
package dev.parley.sandbox.elevenlabs;

import org.jspecify.annotations.NullMarked;
