package dev.parley.sandbox.livekit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.parley.sandbox.platform.Refused;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import livekit.LivekitAgentDispatch.AgentDispatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Bytes are read or refused with 400: nothing else ever happens, whatever they are.
class HostileBytesTest {
    private static final byte GROUP_OF_FIELD_15 = 15 << 3 | 3;
    private static final byte END_OF_FIELD_15 = 15 << 3 | 4;

    @Test
    void aMessageThatEndsAnywhereIsReadOrRefusedAsTheSdkDoes() {
        var messages = new RandomMessages(1);
        Sdk.BY_ROUTE.forEach((route, exchange) -> {
            assertTruncated(Calls.of(route).request(), messages.like(exchange.request()));
            assertTruncated(Calls.of(route).response(), messages.like(exchange.response()));
        });
    }

    @Test
    void randomBytesAreReadAsTheSdkReadsThemOrRefused(TestReporter reporter) {
        var seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        var messages = new RandomMessages(seed);
        var read = 0;
        for (int round = 0; round < 20_000; round++) {
            read += assertReadAlike("seed " + seed, Models.DISPATCH, AgentDispatch.getDefaultInstance(),
                    messages.bytes(messages.upTo(12)));
        }
        assertThat(read).as("seed %d", seed).isBetween(100, 19_900);
    }

    @Test
    void damagedMessagesAreReadAsTheSdkReadsThemOrRefused(TestReporter reporter) {
        var seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        var messages = new RandomMessages(seed);
        var read = 0;
        for (int round = 0; round < 200; round++) {
            for (var route : Sdk.BY_ROUTE.entrySet()) {
                var response = messages.like(route.getValue().response());
                read += assertReadAlike("seed " + seed, Calls.of(route.getKey()).response(), response,
                        messages.damaged(response.toByteArray()));
            }
        }
        assertThat(read).as("seed %d", seed).isBetween(100, 2_700);
    }

    @Test
    void aLengthBeyondTheEndIsRefusedBeforeAnythingIsMade() {
        for (var length : new long[]{2, Integer.MAX_VALUE, 1L << 31, (1L << 32) + 1, Long.MAX_VALUE, -1}) {
            var body = new WireWriter().tag(1, WireType.DELIMITED).varint(length).varint(0).bytes();

            assertRefused(Models.ROOM, body);
        }
    }

    @Test
    void aPackedListThatEndsWithinANumberIsRefused() {
        assertRefused(Models.PERMISSION, new WireWriter().tag(9, WireType.DELIMITED)
                .delimited(new byte[]{1, (byte) 0x80}).bytes());
    }

    @Test
    void groupsThatNestWithoutEndAreRefused() {
        var deep = new byte[1_000_000];
        Arrays.fill(deep, GROUP_OF_FIELD_15);

        assertRefused(Models.CODEC, deep);
        assertRefused(Models.CODEC, groups(101));
        assertThat(Decoder.decode(Models.CODEC, groups(100))).isEmpty();
    }

    @Test
    void aGroupThatAnotherEndsIsRefused() {
        assertRefused(Models.CODEC, new byte[]{GROUP_OF_FIELD_15, 14 << 3 | 4});
        assertRefused(Models.CODEC, new byte[]{END_OF_FIELD_15});
    }

    @Test
    void whatIsNoTagIsRefused() {
        assertRefused(Models.CODEC, new byte[]{0, 0});
        assertRefused(Models.CODEC, new byte[]{1 << 3 | 6});
        assertRefused(Models.CODEC, new byte[]{1 << 3 | 7});
        assertRefused(Models.CODEC, new WireWriter().varint(1L << 32).varint(0).bytes());
    }

    @Test
    void aNumberOfMoreThan64BitsIsRefused() {
        var eleven = new byte[12];
        Arrays.fill(eleven, (byte) 0x80);
        eleven[0] = 1 << 3;
        assertRefused(Models.TIMED_VERSION, eleven);

        var ten = new byte[11];
        Arrays.fill(ten, (byte) 0xff);
        ten[0] = 1 << 3;
        ten[10] = 2;
        assertRefused(Models.TIMED_VERSION, ten);
        ten[10] = 0;
        assertRefused(Models.TIMED_VERSION, ten);
        ten[10] = 1;
        assertThat(Decoder.decode(Models.TIMED_VERSION, ten).path("unix_micro").asText()).isEqualTo("-1");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        for (var bytes : new byte[][]{{(byte) 0xff}, {(byte) 0xc0, (byte) 0x80},
                {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                {(byte) 0xe2, (byte) 0x82}}) {
            assertRefused(Models.CODEC, new WireWriter().tag(1, WireType.DELIMITED).delimited(bytes).bytes());
        }
    }

    private static void assertTruncated(Message message, com.google.protobuf.Message whole) {
        var bytes = whole.toByteArray();
        for (int length = 0; length < bytes.length; length++) {
            var part = Arrays.copyOf(bytes, length);
            assertThat(ours(message, part).isPresent()).as("%s cut at %d", message, length)
                    .isEqualTo(theirs(whole, part).isPresent());
        }
    }

    /// Ours may refuse what the SDK forgives, such as a number too long, but never the other way round.
    private static int assertReadAlike(String seed, Message message, com.google.protobuf.Message type,
            byte[] bytes) {
        var ours = ours(message, bytes);
        ours.ifPresent(json -> assertThat(theirs(type, Encoder.encode(message, json)).map(Sdk::json))
                .as("%s, bytes %s", seed, Arrays.toString(bytes))
                .isEqualTo(theirs(type, bytes).map(Sdk::json))
                .isPresent());
        return ours.isPresent() ? 1 : 0;
    }

    private static Optional<ObjectNode> ours(Message message, byte[] bytes) {
        try {
            return Optional.of(Decoder.decode(message, bytes));
        } catch (Refused refused) {
            assertThat(refused.status()).isEqualTo(400);
            return Optional.empty();
        }
    }

    private static Optional<com.google.protobuf.Message> theirs(com.google.protobuf.Message type, byte[] bytes) {
        try {
            return Optional.of(type.getParserForType().parseFrom(bytes));
        } catch (InvalidProtocolBufferException _) {
            return Optional.empty();
        }
    }

    private static void assertRefused(Message message, byte[] bytes) {
        assertThatThrownBy(() -> Decoder.decode(message, bytes)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.status()).isEqualTo(400));
    }

    private static byte[] groups(int depth) {
        var bytes = new byte[2 * depth];
        Arrays.fill(bytes, 0, depth, GROUP_OF_FIELD_15);
        Arrays.fill(bytes, depth, bytes.length, END_OF_FIELD_15);
        return bytes;
    }
}
