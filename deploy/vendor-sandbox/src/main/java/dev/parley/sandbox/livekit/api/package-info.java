/// LiveKit's server API: Twirp over JSON or protobuf.
@NullMarked
package dev.parley.sandbox.livekit.api;

import org.jspecify.annotations.NullMarked;
