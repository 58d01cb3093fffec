package dev.parley.sandbox.livekit.wire;

/// What a field holds.
sealed interface Type permits Scalar, EnumType, Message {
    WireType wireType();
}
