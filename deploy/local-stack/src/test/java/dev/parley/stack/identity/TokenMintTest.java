package dev.parley.stack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenMintTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    @Test
    void aTokenIsSignedWithTheKeyWhosePublicHalfIsHandedOut() throws Exception {
        // Given
        var keys = SigningKeys.in(directory, "idp");
        // When
        var token = new TokenMint(keys, NOON).mint("anna", "user", Duration.ofHours(1)).split("\\.");
        // Then
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey(keys))));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
    }

    @Test
    void aTokenSaysWhoMayDoWhatAndUntilWhen() throws Exception {
        // When
        var token = new TokenMint(SigningKeys.in(directory, "idp"), NOON).mint("an\"na", "admin", Duration.ofHours(1));
        // Then
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                .contains("\"iss\":\"https://id.parley.local\"", "\"sub\":\"an\\\"na\"", "\"groups\":[\"admin\"]")
                .contains("\"iat\":1772366400", "\"exp\":1772370000");
    }

    @Test
    void keysAreKeptAndOnlyTheirOwnerMayReadThem() throws Exception {
        // Given
        var keys = SigningKeys.in(directory, "idp");
        var first = Files.readString(keys.privateFile());
        // When
        SigningKeys.in(directory, "idp");
        // Then
        assertThat(keys.privateFile()).hasContent(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.privateFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void aSharedSecretIsMadeOnceAndPrivate() throws Exception {
        // When
        var first = SharedSecret.in(directory, "webhook.key");
        // Then
        assertThat(SharedSecret.in(directory, "webhook.key")).isEqualTo(first).hasSizeGreaterThan(40);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("webhook.key"))))
                .isEqualTo("rw-------");
    }

    private static byte[] publicKey(SigningKeys keys) throws Exception {
        return Base64.getMimeDecoder().decode(Files.readString(keys.publicFile())
                .replace("-----BEGIN PUBLIC KEY-----", "")
                .replace("-----END PUBLIC KEY-----", ""));
    }
}
