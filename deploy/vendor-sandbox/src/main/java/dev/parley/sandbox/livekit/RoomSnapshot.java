package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.RoomInfo;

import java.util.List;

/// A room at one moment, with who and what is in it.
public record RoomSnapshot(RoomInfo room, List<ParticipantInfo> participants, List<AgentDispatch> dispatches) {}
