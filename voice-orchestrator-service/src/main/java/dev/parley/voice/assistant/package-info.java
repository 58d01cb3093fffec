/// Voice sessions: a room at LiveKit, an agent in it, and an end that is never forgotten.
@NullMarked
package dev.parley.voice.assistant;

import org.jspecify.annotations.NullMarked;
