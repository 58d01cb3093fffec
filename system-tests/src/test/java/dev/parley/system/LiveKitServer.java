package dev.parley.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A real `livekit-server` from the `PATH`, on loopback, with ports and a key of its own.
final class LiveKitServer implements AutoCloseable {
    static final String KEY = "devkey";
    static final String SECRET = "secretsecretsecretsecretsecret32";

    private final int port;
    private final Process process;

    private LiveKitServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "livekit-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static LiveKitServer start(Path program, Path folder, URI webhooks) throws IOException {
        var port = freePort();
        var config = folder.resolve("livekit.yaml");
        Files.writeString(config, """
                port: %d
                bind_addresses: ["127.0.0.1"]
                rtc:
                  tcp_port: %d
                  udp_port: %d
                  use_external_ip: false
                  node_ip: 127.0.0.1
                  enable_loopback_candidate: true
                keys:
                  %s: %s
                webhook:
                  api_key: %s
                  urls: ["%s"]
                """.formatted(port, freePort(), freePort(), KEY, SECRET, KEY, webhooks));
        var process = new ProcessBuilder(program.toString(), "--config", config.toString())
                .redirectErrorStream(true).redirectOutput(Redirect.appendTo(folder.resolve("livekit.log").toFile()))
                .start();
        var server = new LiveKitServer(port, process);
        await().atMost(30, SECONDS).until(server::answers);
        return server;
    }

    String address() {
        return "ws://127.0.0.1:" + port;
    }

    /// What it says of a token to join.
    String validate(String token) throws IOException {
        var connection = (HttpURLConnection) URI
                .create("http://127.0.0.1:" + port + "/rtc/validate?access_token=" + token).toURL().openConnection();
        try (var answer = connection.getInputStream()) {
            return new String(answer.readAllBytes());
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private boolean answers() {
        try (var answer = URI.create("http://127.0.0.1:" + port + "/").toURL().openStream()) {
            return answer.read() >= 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
