/// The simulated agent workers: who waits for which dispatches, and what becomes of the jobs they take.
@NullMarked
package dev.parley.sandbox.livekit.workers;

import org.jspecify.annotations.NullMarked;
