package dev.parley.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// One HTTP request, and the status that makes it a success.
///
/// @param path
///            with its query
public record Call(HttpMethod method, String path, Map<String, String> headers, String body, int expected) {
    private static final int OK = 200;

    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(String path) {
        return new Call(HttpMethod.GET, path, Map.of(), "", OK);
    }

    public static Call post(String path, String json) {
        return new Call(HttpMethod.POST, path, Map.of("Content-Type", "application/json"), json, OK);
    }

    public Call withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Call with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Call(method, path, all, body, expected);
    }

    public Call expecting(int status) {
        return new Call(method, path, headers, body, status);
    }

    /// As they go over the wire to this address.
    byte[] bytes(URI address) {
        var content = body.getBytes(UTF_8);
        var head = new StringBuilder().append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ")
                .append(address.getAuthority()).append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!method.equals(HttpMethod.GET)) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        var bytes = Arrays.copyOf(head.append("\r\n").toString().getBytes(ISO_8859_1), head.length() + content.length);
        System.arraycopy(content, 0, bytes, head.length(), content.length);
        return bytes;
    }

    /// Headers hold a token.
    @Override
    public String toString() {
        return "Call[" + method + "]";
    }
}
