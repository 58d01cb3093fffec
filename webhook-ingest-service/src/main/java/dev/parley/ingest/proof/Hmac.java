package dev.parley.ingest.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proofs that are an HMAC-SHA256, checked without telling by the time it takes how much of one was right.
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    public static byte[] of(String secret, byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + ALGORITHM, e);
        }
    }

    /// Whether any of the signatures, in lower-case hex, was made with any of the secrets.
    public static boolean isAnyValid(Collection<String> signatures, Collection<String> secrets, byte[]... parts) {
        var isValid = false;
        for (var secret : secrets) {
            var expected = HexFormat.of().formatHex(of(secret, parts)).getBytes(US_ASCII);
            for (var signature : signatures) {
                isValid |= MessageDigest.isEqual(signature.getBytes(UTF_8), expected);
            }
        }
        return isValid;
    }

    /// Whether any of the secrets is this text.
    public static boolean isAny(String given, Collection<String> secrets) {
        var isAny = false;
        for (var secret : secrets) {
            isAny |= MessageDigest.isEqual(given.getBytes(UTF_8), secret.getBytes(UTF_8));
        }
        return isAny;
    }

    /// A JSON text as most vendors' printers write it: without the space between its tokens. If that is what was
    /// signed, the body was written anew on its way.
    public static byte[] compact(byte[] json) {
        var compact = new ByteArrayOutputStream(json.length);
        var isText = false;
        for (var i = 0; i < json.length; i++) {
            var octet = json[i];
            if (isText && octet == '\\' && i + 1 < json.length) {
                compact.write(octet);
                compact.write(json[++i]);
                continue;
            }
            if (octet == '"') {
                isText = !isText;
            }
            if (isText || octet > ' ' || octet < 0) {
                compact.write(octet);
            }
        }
        return compact.toByteArray();
    }
}
