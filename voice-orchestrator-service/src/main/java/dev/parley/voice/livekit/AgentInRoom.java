package dev.parley.voice.livekit;

import java.util.Optional;

/// An agent that LiveKit lists in a room.
///
/// @param name
///            under which it was dispatched; absent for one that came by itself
public record AgentInRoom(String sid, String identity, Optional<String> name) {}
