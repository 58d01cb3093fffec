/// LiveKit's JSON web tokens: who may call what, and how a webhook is signed.
@NullMarked
package dev.parley.sandbox.livekit.token;

import org.jspecify.annotations.NullMarked;
