package dev.parley.sandbox.livekit.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Random;

/// Messages of the SDK with anything in any field: extremes, zeros, enum numbers without a name, text of any script.
final class RandomMessages {
    private static final int LIST_MAX = 3;
    private static final List<Integer> INTS = List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<Long> LONGS = List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<Integer> NAMELESS = List.of(-1, 77, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<String> TEXTS = List.of("", "r", "Zoë 🎧", "\u0000", "x".repeat(200));

    private final Random random;

    RandomMessages(long seed) {
        random = new Random(seed);
    }

    Message like(Message type) {
        var message = type.newBuilderForType();
        type.getDescriptorForType().getFields().forEach(field -> fill(message, field));
        return message.build();
    }

    private void fill(Message.Builder message, FieldDescriptor field) {
        if (field.getName().equals("egress") || random.nextInt(4) == 0) {
            return;
        }
        if (field.isRepeated()) {
            for (int count = random.nextInt(LIST_MAX + 1); count > 0; count--) {
                message.addRepeatedField(field, value(message, field));
            }
        } else {
            message.setField(field, value(message, field));
        }
    }

    private Object value(Message.Builder message, FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextBoolean() ? random.nextInt() : oneOf(INTS);
            case LONG -> random.nextBoolean() ? random.nextLong() : oneOf(LONGS);
            case STRING -> oneOf(TEXTS);
            case BYTE_STRING -> ByteString.copyFrom(bytes(random.nextInt(40)));
            case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(random.nextInt(3) > 0
                    ? oneOf(field.getEnumType().getValues()).getNumber()
                    : oneOf(NAMELESS));
            case MESSAGE -> like(message.newBuilderForField(field).buildPartial());
            case FLOAT, DOUBLE -> throw new AssertionError("Nothing here is a fraction");
        };
    }

    byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// The same bytes but for some, at least one.
    byte[] damaged(byte[] bytes) {
        var damaged = bytes.clone();
        for (int count = 1 + random.nextInt(3); count > 0 && damaged.length > 0; count--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
