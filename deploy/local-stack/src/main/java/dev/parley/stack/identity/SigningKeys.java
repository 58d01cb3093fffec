package dev.parley.stack.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// An RSA key pair in two PEM files. It is made at the first need and kept, so that tokens outlive a restart.
public final class SigningKeys {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int BITS = 2048;

    private final Path privateFile;
    private final Path publicFile;

    private SigningKeys(Path privateFile, Path publicFile) {
        this.privateFile = privateFile;
        this.publicFile = publicFile;
    }

    public static SigningKeys in(Path directory, String name) throws IOException {
        var keys = new SigningKeys(directory.resolve(name + ".key.pem"), directory.resolve(name + ".pub.pem"));
        if (!Files.exists(keys.publicFile)) {
            Files.createDirectories(directory);
            keys.generate();
        }
        return keys;
    }

    public Path privateFile() {
        return privateFile;
    }

    public Path publicFile() {
        return publicFile;
    }

    PrivateKey privateKey() throws IOException {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(read(privateFile, PRIVATE)));
        } catch (GeneralSecurityException e) {
            throw new IOException(privateFile + " holds no RSA key: " + e.getMessage(), e);
        }
    }

    /// The public half is written last: where it stands, the pair is whole.
    private void generate() throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            write(privateFile, PRIVATE, pair.getPrivate().getEncoded());
            write(publicFile, PUBLIC, pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException("This JDK cannot make RSA keys: " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String label, byte[] content) throws IOException {
        var base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
        PrivateFile.write(file, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }

    private static byte[] read(Path file, String label) throws IOException {
        var base64 = Files.readString(file)
                .replace("-----BEGIN " + label + "-----", "")
                .replace("-----END " + label + "-----", "");
        return Base64.getMimeDecoder().decode(base64);
    }
}
