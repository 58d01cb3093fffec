package dev.parley.stack;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// As much of a service as the stack can tell from outside: it takes its ports from the environment, is ready, and
/// answers with its own process number.
final class StandInService {
    private StandInService() {}

    static void main() throws IOException {
        listen("QUARKUS_HTTP_PORT");
        if (!System.getenv("QUARKUS_MANAGEMENT_PORT").equals(System.getenv("QUARKUS_HTTP_PORT"))) {
            listen("QUARKUS_MANAGEMENT_PORT");
        }
        System.out.println("listening");
    }

    private static void listen(String variable) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.parseInt(System.getenv(variable)));
        var server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            var answer = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }
}
