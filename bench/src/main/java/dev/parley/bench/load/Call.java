package dev.parley.bench.load;

import io.vertx.core.http.HttpMethod;
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

    /// Headers hold a token.
    @Override
    public String toString() {
        return "Call[" + method + "]";
    }
}
