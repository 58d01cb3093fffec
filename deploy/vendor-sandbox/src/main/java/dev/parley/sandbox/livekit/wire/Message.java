package dev.parley.sandbox.livekit.wire;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Fields by their numbers. In a table each is written as in a .proto file, the number first. A message can only hold
/// messages that were there before it, so none can hold itself, and nesting ends where the table does.
record Message(SortedMap<Integer, Field> fields) implements Type {

    static Message of(Field... fields) {
        var byNumber = new TreeMap<Integer, Field>();
        for (var field : fields) {
            if (byNumber.put(field.number(), field) != null) {
                throw new IllegalArgumentException("Another field has the number of " + field.name());
            }
        }
        return new Message(Collections.unmodifiableSortedMap(byNumber));
    }

    @Override
    public WireType wireType() {
        return WireType.DELIMITED;
    }
}
