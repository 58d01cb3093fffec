package dev.parley.sandbox.livekit.wire;

import java.io.ByteArrayOutputStream;

final class WireWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    WireWriter tag(int number, WireType type) {
        return varint(((long) number << 3) | type.code());
    }

    WireWriter varint(long value) {
        var rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    WireWriter delimited(byte[] content) {
        varint(content.length);
        out.writeBytes(content);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
