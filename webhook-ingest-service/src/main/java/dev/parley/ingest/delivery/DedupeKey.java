package dev.parley.ingest.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.model.event.Vendor;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// By what an event is known, in sixteen bytes: an index of those stays small, and whoever makes an event of a delivery
/// has its id already.
public final class DedupeKey {
    private static final byte SEPARATOR = '\n';

    private DedupeKey() {}

    /// @param identity
    ///            the vendor's id of the event, or what stands for one
    public static UUID of(Vendor vendor, String... identity) {
        var digest = sha256();
        digest.update(vendor.code().getBytes(UTF_8));
        for (var part : identity) {
            digest.update(SEPARATOR);
            digest.update(part.getBytes(UTF_8));
        }
        return first(digest.digest());
    }

    /// For an event that the vendor has given nothing to know it by.
    public static UUID ofContent(Vendor vendor, byte[] body) {
        var digest = sha256();
        digest.update(vendor.code().getBytes(UTF_8));
        digest.update(SEPARATOR);
        digest.update(SEPARATOR);
        return first(digest.digest(body));
    }

    private static UUID first(byte[] digest) {
        var bytes = ByteBuffer.wrap(digest);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }
}
