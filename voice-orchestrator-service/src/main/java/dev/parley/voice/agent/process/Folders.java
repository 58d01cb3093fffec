package dev.parley.voice.agent.process;

import dev.parley.model.id.SessionId;
import dev.parley.service.platform.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The folders of all agents' processes on this machine. They are nobody else's to read: what an agent writes may be
/// what people said.
@ApplicationScoped
class Folders {
    static final String SESSION = "session";
    private static final int NAME_LENGTH = 24;

    private final Path root;

    Folders(ProcessConfig config) {
        this.root = config.folder();
    }

    /// Empty if this call has one already.
    Optional<AgentProcess> make(SessionId session, int attempt) throws IOException {
        var folder = folder(session, attempt);
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(root, mine);
        try {
            Files.createDirectory(folder, mine);
        } catch (FileAlreadyExistsException _) {
            return Optional.empty();
        }
        Files.writeString(folder.resolve(SESSION), attempt + " " + session);
        return Optional.of(new AgentProcess(folder, session, attempt));
    }

    AgentProcess of(SessionId session, int attempt) {
        return new AgentProcess(folder(session, attempt), session, attempt);
    }

    List<AgentProcess> of(SessionId session) throws IOException {
        return all().stream().filter(process -> process.session().equals(session)).toList();
    }

    List<AgentProcess> all() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        var found = new ArrayList<AgentProcess>();
        try (var folders = Files.newDirectoryStream(root)) {
            for (var folder : folders) {
                read(folder).ifPresent(found::add);
            }
        }
        return found;
    }

    void remove(AgentProcess process) throws IOException {
        try (var files = Files.walk(process.folder())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Empty for one that is being made or removed just now.
    private static Optional<AgentProcess> read(Path folder) {
        try {
            var fields = Files.readString(folder.resolve(SESSION)).split(" ", 2);
            return fields.length == 2
                    ? Optional.of(new AgentProcess(folder, new SessionId(fields[1]), Integer.parseInt(fields[0])))
                    : Optional.empty();
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Path folder(SessionId session, int attempt) {
        return root.resolve(Sha256.hex(session.value()).substring(0, NAME_LENGTH) + "-" + attempt);
    }
}
