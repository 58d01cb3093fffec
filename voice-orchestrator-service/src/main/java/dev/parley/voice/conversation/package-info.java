/// Conversations with agents of ElevenLabs: found again or begun, prepared for a browser, followed until the vendor has
/// told how they went, and ended in time.
@NullMarked
package dev.parley.voice.conversation;

import org.jspecify.annotations.NullMarked;
