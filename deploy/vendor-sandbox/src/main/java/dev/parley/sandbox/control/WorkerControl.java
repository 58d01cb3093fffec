package dev.parley.sandbox.control;

import dev.parley.sandbox.livekit.Dispatches;
import dev.parley.sandbox.livekit.workers.Behaviour;
import dev.parley.sandbox.livekit.workers.Worker;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Words;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decide what becomes of dispatched LiveKit agents.
@Path("/sandbox/livekit/workers")
@RunOnVirtualThread
public class WorkerControl {
    private final Dispatches dispatches;

    WorkerControl(Dispatches dispatches) {
        this.dispatches = dispatches;
    }

    @GET
    public List<WorkerSummary> list() {
        return dispatches.hired().stream().map(WorkerSummary::of).toList();
    }

    @PUT
    @Path("/{name}")
    public WorkerSummary hire(@PathParam("name") String name, byte[] body) {
        return WorkerSummary.of(dispatches.hire(workerIn(name, Fields.parseOrEmpty(body))));
    }

    /// The one without a name.
    @PUT
    public WorkerSummary hire(byte[] body) {
        return hire("", body);
    }

    private static Worker workerIn(String name, Fields request) {
        var seconds = request.whole("after_seconds");
        var capacity = request.whole("capacity");
        return Worker.of(name, behaviourIn(request),
                seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : Worker.AFTER_A_WHILE,
                capacity.isPresent() ? capacity.getAsInt() : Worker.UNBOUNDED);
    }

    private static Behaviour behaviourIn(Fields request) {
        var word = request.text("behaviour");
        return word.isEmpty() ? Behaviour.AVAILABLE : Words.constant(Behaviour.class, "behaviour", word);
    }

    /// @param capacity
    ///            null for as many as there are
    /// @param jobs
    ///            how many it does now
    public record WorkerSummary(String agentName, String behaviour, long afterSeconds, @Nullable Integer capacity,
            int jobs) {
        static WorkerSummary of(Dispatches.Hired hired) {
            var worker = hired.worker();
            return new WorkerSummary(worker.agentName(), Words.of(worker.behaviour()), worker.after().toSeconds(),
                    worker.isBounded() ? worker.capacity() : null, hired.jobs());
        }
    }
}
