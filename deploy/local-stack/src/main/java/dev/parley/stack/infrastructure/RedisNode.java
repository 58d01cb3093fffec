package dev.parley.stack.infrastructure;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import redis.embedded.core.ExecutableProvider;

/// One Redis server. What it holds is hot state that can be rebuilt, so nothing is kept between runs.
public final class RedisNode implements AutoCloseable {
    private static final String PROGRAM = "redis";
    private static final Duration START_MAX = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Process server;
    private final int port;

    private RedisNode(Process server, int port) {
        this.server = server;
        this.port = port;
    }

    public static RedisNode start(Path directory, int port) throws IOException {
        Files.createDirectories(directory);
        var pidFile = directory.resolve("redis.pid");
        LeftOver.named(pidFile, PROGRAM).ifPresent(LeftOver::end);
        Files.deleteIfExists(pidFile);
        var log = directory.resolve("redis.log");
        // The library is asked for the program only: it would end the server by a shutdown hook of its own, before
        // the services that use it have ended.
        var program = ExecutableProvider.newJarResourceProvider(directory.toFile()).get();
        var server = new ProcessBuilder(program.getPath(),
                "--bind", "127.0.0.1",
                "--port", Integer.toString(port),
                "--dir", directory.toString(),
                "--pidfile", pidFile.toString(),
                "--save", "",
                "--appendonly", "no")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        var node = new RedisNode(server, port);
        try {
            node.awaitReady(log);
        } catch (IOException e) {
            node.close();
            throw e;
        }
        return node;
    }

    public String url() {
        return url(port);
    }

    /// That of a server on this port.
    public static String url(int port) {
        return "redis://127.0.0.1:" + port;
    }

    public long pid() {
        return server.pid();
    }

    @Override
    public void close() {
        LeftOver.end(server.toHandle());
    }

    private void awaitReady(Path log) throws IOException {
        var deadline = System.nanoTime() + START_MAX.toNanos();
        while (server.isAlive() && System.nanoTime() < deadline) {
            if (answers()) {
                return;
            }
            pause();
        }
        throw new IOException("Redis did not start; the reason is in " + log);
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException _) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Redis was starting", e);
        }
    }
}
