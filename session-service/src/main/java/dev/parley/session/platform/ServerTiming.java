package dev.parley.session.platform;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// How long each step of a request took: on the answer as `Server-Timing`, and for whoever stores it.
@RequestScoped
public class ServerTiming {
    private final Clock clock;
    private final List<Step> steps = new ArrayList<>();
    private int taken;

    ServerTiming(Clock clock) {
        this.clock = clock;
    }

    /// A step that fails is told apart by its name.
    public <T> Uni<T> time(String step, Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            var started = System.nanoTime();
            return work
                    .onItem().invoke(() -> note(step, started))
                    .onFailure().invoke(() -> note(step + ".failed", started));
        });
    }

    /// The steps that were over since this was asked last, for whoever stores them.
    public List<Step> newSteps() {
        var found = List.copyOf(steps.subList(taken, steps.size()));
        taken = steps.size();
        return found;
    }

    String header() {
        return steps.stream().map(step -> step.name() + ";dur=" + step.millis()).collect(Collectors.joining(", "));
    }

    private void note(String step, long started) {
        var millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
        steps.add(new Step(step, clock.instant(), millis));
    }

    /// @param at
    ///            when it was over
    public record Step(String name, Instant at, long millis) {}

    static class Header {
        private final ServerTiming timing;

        Header(ServerTiming timing) {
            this.timing = timing;
        }

        @ServerResponseFilter
        void add(ContainerResponseContext response) {
            var told = timing.header();
            if (!told.isEmpty()) {
                response.getHeaders().putSingle("Server-Timing", told);
            }
        }
    }
}
