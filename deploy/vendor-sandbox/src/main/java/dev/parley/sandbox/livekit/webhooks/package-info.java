/// LiveKit's webhooks: what is said about a room, signed, in order and retried as the real server does.
@NullMarked
package dev.parley.sandbox.livekit.webhooks;

import org.jspecify.annotations.NullMarked;
