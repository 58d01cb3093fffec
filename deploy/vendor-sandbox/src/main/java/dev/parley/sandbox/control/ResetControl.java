package dev.parley.sandbox.control;

import dev.parley.sandbox.delivery.Deliveries;
import dev.parley.sandbox.misbehaviour.Misbehaviour;
import dev.parley.sandbox.platform.Forgetful;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.traffic.Traffic;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/// Begin anew.
@Path("/sandbox/reset")
@RunOnVirtualThread
public class ResetControl {
    private final List<Forgetful> vendors;
    private final Timers timers;
    private final Deliveries deliveries;
    private final SerialQueues queues;
    private final Misbehaviour misbehaviour;
    private final Traffic traffic;

    ResetControl(@All List<Forgetful> vendors, Timers timers, Deliveries deliveries, SerialQueues queues,
            Misbehaviour misbehaviour, Traffic traffic) {
        this.vendors = vendors;
        this.timers = timers;
        this.deliveries = deliveries;
        this.queues = queues;
        this.misbehaviour = misbehaviour;
        this.traffic = traffic;
    }

    /// Forgets everything, behaves again, returns to everybody's time, and tells nobody. First what causes deliveries,
    /// then the deliveries, and last what those still under way have left behind.
    @POST
    public Map<String, String> reset() {
        timers.reset();
        vendors.forEach(Forgetful::clear);
        deliveries.clear();
        queues.clear();
        queues.awaitQuiet();
        misbehaviour.clear();
        traffic.clear();
        return Map.of();
    }
}
