package dev.parley.sandbox.livekit.wire;

/// One row of a message's table.
record Field(int number, String name, Type type, Times times) {
    /// On the wire a map is a list of such entries.
    static final Message ENTRY = Message.of(text(1, "key"), text(2, "value"));

    enum Times {
        ONCE, REPEATED, MAP
    }

    static Field bool(int number, String name) {
        return one(number, name, Scalar.BOOL);
    }

    static Field int32(int number, String name) {
        return one(number, name, Scalar.INT32);
    }

    static Field uint32(int number, String name) {
        return one(number, name, Scalar.UINT32);
    }

    static Field int64(int number, String name) {
        return one(number, name, Scalar.INT64);
    }

    static Field text(int number, String name) {
        return one(number, name, Scalar.TEXT);
    }

    static Field bytes(int number, String name) {
        return one(number, name, Scalar.BYTES);
    }

    static Field one(int number, String name, Type type) {
        return new Field(number, name, type, Times.ONCE);
    }

    static Field list(int number, String name, Type type) {
        return new Field(number, name, type, Times.REPEATED);
    }

    static Field textMap(int number, String name) {
        return new Field(number, name, ENTRY, Times.MAP);
    }

    /// Numbers of a list may come one by one or packed together, whichever the sender prefers.
    boolean comesAs(WireType wireType) {
        return wireType == type.wireType() || (wireType == WireType.DELIMITED && isPackable());
    }

    boolean isPackable() {
        return times == Times.REPEATED && type.wireType() == WireType.VARINT;
    }
}
