package dev.parley.system;

import dev.parley.stack.plan.Layout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The packaged stack as a user starts it, beside any other that may be running: ports and files of its own.
final class RunningStack implements AutoCloseable {
    /// Keeps every port below those that the system hands out to whoever connects somewhere. What the operator adds is
    /// added here too, so that two who test on one machine do not meet.
    private static final int PORT_OFFSET = 10_000
            + Integer.parseInt(System.getenv().getOrDefault("PARLEY_PORT_BASE_OFFSET", "0"));

    private final Path project;
    private final Path home;
    private final Map<String, String> settings;

    private RunningStack(Path project, Path home, Map<String, String> settings) {
        this.project = project;
        this.home = home;
        this.settings = settings;
    }

    static RunningStack up() throws IOException, InterruptedException {
        return up(Map.of());
    }

    /// @param settings
    ///            what the operator has set in the environment
    static RunningStack up(Map<String, String> settings) throws IOException, InterruptedException {
        var stack = new RunningStack(project(), Files.createTempDirectory("parley-system-test-"), settings);
        stack.parley("up", "-d");
        return stack;
    }

    URI gateway() {
        return gatewayToBe();
    }

    /// Where it will be, for whoever must know before there is a stack.
    static URI gatewayToBe() {
        return at(8000);
    }

    URI sandbox() {
        return at(8090);
    }

    String kafka() {
        return "127.0.0.1:" + (19092 + PORT_OFFSET);
    }

    Layout layout() {
        return new Layout(project, home, PORT_OFFSET);
    }

    /// As the identity provider of the stack would give it to this person.
    String token(String person, String role) throws IOException, InterruptedException {
        return parley("token", "--user", person, "--role", role).trim();
    }

    /// As `kill -9` does: no goodbye, nothing flushed.
    void kill(String service) throws IOException {
        var pid = Files.readString(home.resolve("run").resolve(service + ".pid")).trim().split("\\s+")[0];
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    }

    /// Ends it and starts it again, while everything else runs on.
    void restart(String part) throws IOException, InterruptedException {
        parley("restart", part);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        parley("down");
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + (port + PORT_OFFSET));
    }

    /// Returns what the command said.
    private String parley(String... words) throws IOException, InterruptedException {
        var command = new String[words.length + 1];
        command[0] = project.resolve("parley").toString();
        System.arraycopy(words, 0, command, 1, words.length);
        var said = home.resolve(words[0] + ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(Map.of(
                "PARLEY_HOME", home.toString(),
                "PARLEY_PORT_BASE_OFFSET", Integer.toString(PORT_OFFSET),
                "PARLEY_BUILD", "off",
                "PARLEY_TRAIN", "off"));
        builder.environment().putAll(settings);
        var exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IOException(
                    "./parley " + String.join(" ", words) + " answered " + exit + ":\n" + Files.readString(said));
        }
        return Files.readString(said);
    }

    static Path project() {
        var directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("parley"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
