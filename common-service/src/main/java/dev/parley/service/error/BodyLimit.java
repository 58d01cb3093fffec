package dev.parley.service.error;

import dev.parley.model.problem.ProblemType;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Says why a body is refused that announces to be too long. Quarkus would refuse it as well, but without a word.
@ApplicationScoped
class BodyLimit {
    /// After CORS (300), so that a browser may read it; before the limit of Quarkus (2).
    private static final int PRIORITY = 50;

    private final Refusal refusal;
    private final long bytesMax;

    BodyLimit(Refusal refusal, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.refusal = refusal;
        this.bytesMax = limit.asLongValue();
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        if (announcedBytes(request) > bytesMax) {
            refusal.answer(request, new HttpProblem(ProblemType.PAYLOAD_TOO_LARGE, "The body is too large"));
        } else {
            request.next();
        }
    }

    private static long announcedBytes(RoutingContext request) {
        var announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return announced == null ? 0 : Long.parseLong(announced);
    }
}
