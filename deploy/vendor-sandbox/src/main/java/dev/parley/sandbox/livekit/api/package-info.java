/// LiveKit's server API: Twirp over JSON.
@NullMarked
package dev.parley.sandbox.livekit.api;

import org.jspecify.annotations.NullMarked;
