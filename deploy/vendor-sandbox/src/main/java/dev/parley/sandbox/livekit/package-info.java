/// LiveKit rooms, participants and agent dispatches: their life, their timers and the simulated workers.
@NullMarked
package dev.parley.sandbox.livekit;

import org.jspecify.annotations.NullMarked;
