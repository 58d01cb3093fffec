package dev.parley.stack.aot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The caches in one directory. A cache is named after everything it depends on, so that a stale one is never found.
public final class AotCaches {
    private static final String SUFFIX = ".aot";
    private static final int KEY_BYTES = 8;

    private final Path directory;
    private final List<String> flags;

    /// @param flags
    ///            the options the services are run with; a cache holds for these only
    public AotCaches(Path directory, List<String> flags) {
        this.directory = directory;
        this.flags = List.copyOf(flags);
    }

    public Optional<Path> find(String service, Path program) throws IOException {
        return Optional.of(place(service, program)).filter(Files::exists);
    }

    /// Where a practice run may write, unseen until it is [#keep]-ed.
    public Path draft(String service) throws IOException {
        Files.createDirectories(directory);
        var draft = directory.resolve(service + ".draft");
        Files.deleteIfExists(draft);
        return draft;
    }

    /// Puts a finished draft into its place, and removes the service's older caches.
    public Path keep(Path draft, String service, Path program) throws IOException {
        var place = place(service, program);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        try (var caches = Files.newDirectoryStream(directory, service + "-*" + SUFFIX)) {
            for (var cache : caches) {
                if (!cache.equals(place)) {
                    Files.delete(cache);
                }
            }
        }
        return place;
    }

    private Path place(String service, Path program) throws IOException {
        return directory.resolve(service + "-" + key(program) + SUFFIX);
    }

    /// The path counts too, since a cache remembers the class path it was made for.
    private String key(Path program) throws IOException {
        var digest = sha256();
        add(digest, System.getProperty("java.vm.version", "") + flags + program);
        try (var content = Files.walk(program)) {
            for (var file : content.filter(Files::isRegularFile).sorted().toList()) {
                add(digest, "%s %d %d".formatted(program.relativize(file), Files.size(file),
                        Files.getLastModifiedTime(file).toMillis()));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
