package dev.parley.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// Packages of npm, in the versions of the lock file and checked against it. Nothing of them is run while they are
/// installed.
final class NodeModules {
    private static final List<String> FILES = List.of("package.json", "package-lock.json");

    private NodeModules() {}

    /// Where they are; empty if there is no npm, or it cannot get them.
    static Optional<Path> install(Path lockedIn) throws IOException, InterruptedException {
        var folder = Files.createDirectories(Path.of("target", "browser"));
        for (var file : FILES) {
            Files.copy(lockedIn.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            var exit = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.txt").toFile()).start().waitFor();
            return exit == 0 ? Optional.of(folder.resolve("node_modules")) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
