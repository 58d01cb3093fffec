package dev.parley.sandbox.livekit.wire;

/// Of protobuf's scalars, those that LiveKit's messages use here.
enum Scalar implements Type {
    BOOL, INT32, UINT32, INT64, TEXT, BYTES;

    @Override
    public WireType wireType() {
        return switch (this) {
            case BOOL, INT32, UINT32, INT64 -> WireType.VARINT;
            case TEXT, BYTES -> WireType.DELIMITED;
        };
    }
}
