package dev.parley.service.error;

import dev.parley.model.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// A body must have arrived in time, however busily it trickles: the server's own timeout only ends a connection on
/// which nothing moves.
@ApplicationScoped
class BodyDeadline {
    /// After the limit of its length.
    private static final int PRIORITY = 49;

    private final Refusal refusal;
    private final long millisMax;

    BodyDeadline(Refusal refusal, @ConfigProperty(name = "parley.http.body-timeout") Duration timeout) {
        this.refusal = refusal;
        this.millisMax = timeout.toMillis();
    }

    void guard(@Observes Filters filters) {
        filters.register(this::watch, PRIORITY);
    }

    private void watch(RoutingContext request) {
        if (hasBody(request) && !request.request().isEnded()) {
            var timer = request.vertx().setTimer(millisMax, _ -> refuseUnlessComplete(request));
            request.addEndHandler(_ -> request.vertx().cancelTimer(timer));
        }
        request.next();
    }

    private static boolean hasBody(RoutingContext request) {
        var headers = request.request().headers();
        return headers.contains(HttpHeaders.CONTENT_LENGTH) || headers.contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /// What is complete is being worked on, which may take as long as it takes.
    private void refuseUnlessComplete(RoutingContext request) {
        if (!request.request().isEnded() && !request.response().ended()) {
            refusal.answer(request, new HttpProblem(ProblemType.REQUEST_TIMEOUT, "The body took too long to arrive"));
            request.request().connection().close();
        }
    }
}
