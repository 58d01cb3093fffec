package dev.parley.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A process as written down in `<part>.pid`, so that whoever comes later can find it and end it. The number alone
/// would not do, since numbers are used again; together with the start time it names one process.
public record RunRecord(String part, long pid, Instant startedAt, boolean usesAotCache) {
    private static final String SUFFIX = ".pid";
    /// The kernel counts from a boot time that a clock correction can move a little.
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    public static RunRecord of(String part, ProcessHandle process, boolean usesAotCache) {
        return new RunRecord(part, process.pid(), startOf(process), usesAotCache);
    }

    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        var draft = directory.resolve(part + SUFFIX + ".new");
        Files.writeString(draft, "%d %d %b%n".formatted(pid, startedAt.toEpochMilli(), usesAotCache));
        Files.move(draft, file(directory, part), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Once the process has ended.
    public static void forget(Path directory, String part) throws IOException {
        Files.deleteIfExists(file(directory, part));
    }

    public static Optional<RunRecord> read(Path directory, String part) throws IOException {
        var file = file(directory, part);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var fields = Files.readString(file).strip().split(" ", -1);
        if (fields.length != 3) {
            return Optional.empty();
        }
        return Optional.of(new RunRecord(part, Long.parseLong(fields[0]),
                Instant.ofEpochMilli(Long.parseLong(fields[1])), Boolean.parseBoolean(fields[2])));
    }

    public static List<RunRecord> readAll(Path directory) throws IOException {
        var records = new ArrayList<RunRecord>();
        if (Files.isDirectory(directory)) {
            try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
                for (var file : files) {
                    var name = file.getFileName().toString();
                    read(directory, name.substring(0, name.length() - SUFFIX.length())).ifPresent(records::add);
                }
            }
        }
        return List.copyOf(records);
    }

    /// The very process that was written down, if it still runs.
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Duration.between(startedAt, startOf(process)).abs().compareTo(TOLERANCE) < 0);
    }

    private static Path file(Path directory, String part) {
        return directory.resolve(part + SUFFIX);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
