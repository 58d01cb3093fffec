package dev.parley.voice.erasure;

import dev.parley.model.id.SessionId;
import java.time.Instant;

/// What is left of a session that is gone here, and not yet, for all we know, at LiveKit and in Redis.
record ErasedRoom(SessionId session, Instant erasedAt) {}
