package dev.parley.sandbox.livekit.wire;

import java.util.Arrays;
import java.util.Optional;

/// How a value lies on the wire, and protobuf's number for it.
enum WireType {
    VARINT(0), FIXED64(1), DELIMITED(2), GROUP_START(3), GROUP_END(4), FIXED32(5);

    private final int code;

    WireType(int code) {
        this.code = code;
    }

    static Optional<WireType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    int code() {
        return code;
    }
}
