/// LiveKit's protobuf messages as records, and their two JSON spellings.
@NullMarked
package dev.parley.sandbox.livekit.proto;

import org.jspecify.annotations.NullMarked;
