package dev.parley.service.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.problem.ServiceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/// Answers a request that no route has seen yet, and hangs up: what is left of it is of no use.
@ApplicationScoped
class Refusal {
    private final ErrorMapper errors;
    private final ObjectMapper json;

    Refusal(ErrorMapper errors, ObjectMapper json) {
        this.errors = errors;
        this.json = json;
    }

    void answer(RoutingContext request, ServiceException problem) {
        var rendered = errors.render(problem, request.normalizedPath());
        request.response()
                .setStatusCode(rendered.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, rendered.mediaType())
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(write(rendered.body()));
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem cannot be written as JSON", e);
        }
    }
}
