package dev.parley.sandbox.livekit.proto;

/// A protobuf enum. Its first constant is its zero, which one spelling of the JSON leaves out.
public sealed interface ProtoEnum
        permits ParticipantInfo.State, ParticipantInfo.Kind, DisconnectReason, TrackInfo.Type, TrackInfo.Source,
        TrackInfo.Encryption {
    int ordinal();

    String name();
}
