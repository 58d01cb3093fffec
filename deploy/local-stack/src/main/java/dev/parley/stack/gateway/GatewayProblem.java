package dev.parley.stack.gateway;

import dev.parley.model.problem.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;

import java.util.HashMap;
import java.util.Map;

/// The two answers that are the gateway's own, in the form in which the services report problems.
///
/// @param headers
///            of the answer; a browser may read it from anywhere, or it could not tell its user what is wrong
record GatewayProblem(int status, Map<String, String> headers, Buffer content) {
    static GatewayProblem notFound(String path) {
        return of(ProblemType.NOT_FOUND, "No service answers this path.", path, Map.of());
    }

    static GatewayProblem serviceUnavailable(String path) {
        return of(ProblemType.SERVICE_UNAVAILABLE, "The service behind this path cannot be reached; try again shortly.",
                path, Map.of("Retry-After", "1"));
    }

    Body body() {
        return Body.body(content);
    }

    private static GatewayProblem of(ProblemType type, String detail, String path, Map<String, String> further) {
        var problem = new JsonObject()
                .put("type", "urn:parley:problem:" + type.code())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", detail)
                .put("instance", path)
                .put("code", type.code());
        var headers = new HashMap<>(further);
        headers.put("Content-Type", "application/problem+json");
        headers.put("Access-Control-Allow-Origin", "*");
        return new GatewayProblem(type.status(), Map.copyOf(headers), problem.toBuffer());
    }
}
