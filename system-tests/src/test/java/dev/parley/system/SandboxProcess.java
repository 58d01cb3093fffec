package dev.parley.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.parley.stack.aot.ServiceProgram;
import dev.parley.stack.infrastructure.Ports;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The packaged vendor sandbox by itself, under the command line that `./parley up` gives it.
record SandboxProcess(Process process, URI address) implements AutoCloseable {

    /// @param settings
    ///            environment variables
    static SandboxProcess start(Map<String, String> settings) throws IOException {
        var project = RunningStack.project();
        var port = Ports.free();
        var command = new ServiceProgram(Layout.of(project, Map.of()), Map.of()).command(Service.VENDOR_SANDBOX,
                List.of("-Dquarkus.http.port=" + port));
        var log = Files.createDirectories(Path.of("target")).resolve("vendor-sandbox.log").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(settings);
        var sandbox = new SandboxProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
        try {
            await().atMost(60, SECONDS).until(sandbox::listens);
            return sandbox;
        } catch (RuntimeException notStarted) {
            sandbox.close();
            throw notStarted;
        }
    }

    /// The most memory that it ever had, as the kernel counts it.
    long residentMibMax() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The vendor sandbox ended at once; see target/vendor-sandbox.log");
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
