/// What LiveKit says about the rooms.
@NullMarked
package dev.parley.voice.assistant.events;

import org.jspecify.annotations.NullMarked;
