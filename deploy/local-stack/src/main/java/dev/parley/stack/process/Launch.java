package dev.parley.stack.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How to start a child process.
///
/// @param environment
///            added to the environment of this process
/// @param log
///            what the process prints is appended here
public record Launch(List<String> command, Map<String, String> environment, Path directory, Path log,
        boolean usesAotCache) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// Ctrl-C reaches every process of a terminal at once. The child ignores it and waits to be told to end, so that
    /// the parts end in order: a signal that is ignored stays ignored in the program which the shell turns into.
    public Process start() throws IOException {
        var shielded = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        shielded.addAll(command);
        var builder = new ProcessBuilder(shielded)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// The environment holds secrets.
    @Override
    public String toString() {
        return "Launch" + command;
    }
}
