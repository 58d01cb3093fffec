package dev.parley.stack;

import dev.parley.stack.plan.Layout;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Somebody who outlives a stack that is killed: a shell that waits at the end of a pipe. When the pipe breaks
/// without a good-bye, it sweeps up what was left running.
final class Guard implements AutoCloseable {
    private static final String WAIT = """
            trap '' INT TERM HUP
            read -r word
            [ "$word" = bye ] || exec "$@"
            """;

    private final OutputStream pipe;

    private Guard(OutputStream pipe) {
        this.pipe = pipe;
    }

    static Guard start(Layout layout) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of("sh", "-c", WAIT, "sh", java, "-Xshare:auto",
                "-cp", System.getProperty("java.class.path"), "-Dparley.project=" + layout.project(),
                LocalStack.class.getName(), "sweep"))
                .directory(layout.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(layout.log("sweep").toFile()))
                .start();
        return new Guard(process.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        try (pipe) {
            pipe.write("bye\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
