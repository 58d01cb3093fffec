package dev.parley.voice.platform;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// How long each step of a request took, on the answer as `Server-Timing`.
@RequestScoped
public class ServerTiming {
    private final List<Step> steps = new ArrayList<>();

    /// A step that fails is told apart by its name.
    public <T> Uni<T> time(String step, Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            var started = System.nanoTime();
            return work
                    .onItem().invoke(() -> note(step, started))
                    .onFailure().invoke(() -> note(step + ".failed", started));
        });
    }

    String header() {
        return steps.stream().map(step -> step.name() + ";dur=" + step.millis()).collect(Collectors.joining(", "));
    }

    private void note(String step, long started) {
        steps.add(new Step(step, Duration.ofNanos(System.nanoTime() - started).toMillis()));
    }

    private record Step(String name, long millis) {}

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
