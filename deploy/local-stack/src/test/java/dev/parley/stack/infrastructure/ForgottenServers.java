package dev.parley.stack.infrastructure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Servers whose stack was killed and could end nothing.
record ForgottenServers(ProcessHandle postgres, ProcessHandle redis) implements AutoCloseable {
    static ForgottenServers in(Path directory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var stack = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
                ForgottenServers.class.getName(),
                directory.toString()).start();
        try (var said = stack.inputReader()) {
            return new ForgottenServers(process(said.readLine()), process(said.readLine()));
        }
    }

    static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        System.out.println(Postgres.start(directory, Ports.free(), List.of()).pid());
        System.out.println(RedisNode.start(directory, Ports.free()).pid());
        Runtime.getRuntime().halt(1);
    }

    /// Ends what the test has not.
    @Override
    public void close() {
        LeftOver.end(postgres);
        LeftOver.end(redis);
    }

    private static ProcessHandle process(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
