/// LiveKit, the vendor of voice rooms: its server API, and tokens signed by ourselves.
@NullMarked
package dev.parley.voice.livekit;

import org.jspecify.annotations.NullMarked;
