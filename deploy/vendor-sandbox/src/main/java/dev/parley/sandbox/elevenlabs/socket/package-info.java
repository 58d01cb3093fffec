/// The WebSocket on which a person talks to an agent.
@NullMarked
package dev.parley.sandbox.elevenlabs.socket;

import org.jspecify.annotations.NullMarked;
