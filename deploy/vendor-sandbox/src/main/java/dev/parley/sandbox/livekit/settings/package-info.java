/// How the simulated LiveKit server is set up.
@NullMarked
package dev.parley.sandbox.livekit.settings;

import org.jspecify.annotations.NullMarked;
