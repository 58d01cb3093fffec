package dev.parley.session.platform;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// How long each step of a request took: on the answer as `Server-Timing`, and for whoever stores it.
@RequestScoped
public class ServerTiming {
    private final List<Step> steps = new ArrayList<>();

    public <T> Uni<T> time(String step, Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            var started = System.nanoTime();
            return work.onTermination().invoke(
                    () -> steps.add(new Step(step, Duration.ofNanos(System.nanoTime() - started).toMillis())));
        });
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    public record Step(String name, long millis) {}

    static class Header {
        private final ServerTiming timing;

        Header(ServerTiming timing) {
            this.timing = timing;
        }

        @ServerResponseFilter
        void add(ContainerResponseContext response) {
            var steps = timing.steps();
            if (!steps.isEmpty()) {
                response.getHeaders().putSingle("Server-Timing", steps.stream()
                        .map(step -> step.name() + ";dur=" + step.millis())
                        .collect(Collectors.joining(", ")));
            }
        }
    }
}
