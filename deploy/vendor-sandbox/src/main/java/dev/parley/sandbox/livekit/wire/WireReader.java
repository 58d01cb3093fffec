package dev.parley.sandbox.livekit.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.sandbox.platform.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// Reads bytes that anybody may have sent: a length is held against what is left before anything is done with it, and
/// whatever does not fit is refused with 400.
record WireReader(ByteBuffer bytes) {
    private static final int NUMBER_MAX = (1 << 29) - 1;
    private static final int GROUPS_MAX = 100;

    static WireReader of(byte[] body) {
        return new WireReader(ByteBuffer.wrap(body));
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    Tag tag() {
        var tag = varint();
        var number = tag >>> 3;
        check(number >= 1 && number <= NUMBER_MAX);
        return new Tag((int) number, WireType.of((int) tag & 0b111).orElseThrow(WireReader::malformed));
    }

    /// Seven bits a byte, the lowest first. The tenth byte has room for one bit, and is there only if that is set.
    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            check(hasMore());
            var next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                check(shift < Long.SIZE - 1 || next == 1);
                return value;
            }
        }
        throw malformed();
    }

    /// The next value's own bytes: they are shared, not copied.
    WireReader delimited() {
        return take(varint());
    }

    /// All that is left.
    String text() {
        try {
            return UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException _) {
            throw malformed();
        }
    }

    /// All that is left.
    byte[] copy() {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    void skip(Tag tag) {
        skip(tag, 0);
    }

    private void skip(Tag tag, int depth) {
        switch (tag.type()) {
            case VARINT -> varint();
            case FIXED64 -> take(Long.BYTES);
            case DELIMITED -> delimited();
            case FIXED32 -> take(Integer.BYTES);
            case GROUP_START -> skipGroup(tag.number(), depth + 1);
            case GROUP_END -> throw malformed();
        }
    }

    /// LiveKit has no groups, but a group may be an unknown field. Only groups nest deeper than the table does.
    private void skipGroup(int number, int depth) {
        check(depth <= GROUPS_MAX);
        var tag = tag();
        while (tag.type() != WireType.GROUP_END) {
            skip(tag, depth);
            tag = tag();
        }
        check(tag.number() == number);
    }

    private WireReader take(long length) {
        check(length >= 0 && length <= bytes.remaining());
        var part = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return new WireReader(part);
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw malformed();
        }
    }

    private static Refused malformed() {
        return new Refused(400, "The body must be protobuf");
    }

    record Tag(int number, WireType type) {}
}
