/// LiveKit's messages as protobuf: a table of what they hold, and how to get from bytes to JSON and back. The rest
/// of the sandbox knows JSON only.
@NullMarked
package dev.parley.sandbox.livekit.wire;

import org.jspecify.annotations.NullMarked;
