package dev.parley.ingest.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.EventType;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// What a delivery says, under the id that it is published with. The id follows from the delivery, so whatever is
/// normalised again is counted once. It follows from the kind of fact too: a delivery that was not understood before,
/// and is now, tells something new.
///
/// @param data
///            the fact as JSON
record Fact(UUID id, ConversationFact fact, String data) {
    private static final int VERSION = 8;

    /// @param nth
    ///            which of the delivery's facts of this kind it is, from 0
    static Fact of(UUID dedupeKey, ConversationFact fact, int nth, String data) {
        return new Fact(id(dedupeKey + "\n" + EventType.of(fact).typeName() + "\n" + nth), fact, data);
    }

    /// The data may be what somebody said.
    @Override
    public String toString() {
        return "Fact[id=" + id + ", type=" + EventType.of(fact) + "]";
    }

    private static UUID id(String name) {
        try {
            var digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8)));
            var high = digest.getLong() & ~0xF000L | VERSION << 12;
            var low = digest.getLong() & ~(0b11L << 62) | 0b10L << 62;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }
}
