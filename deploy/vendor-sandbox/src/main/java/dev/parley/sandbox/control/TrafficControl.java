package dev.parley.sandbox.control;

import dev.parley.sandbox.delivery.Deliveries;
import dev.parley.sandbox.livekit.Rooms;
import dev.parley.sandbox.misbehaviour.Misbehaviour;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.tavus.Conversations;
import dev.parley.sandbox.traffic.Call;
import dev.parley.sandbox.traffic.SentWebhook;
import dev.parley.sandbox.traffic.Traffic;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import java.util.List;
import java.util.Map;

/// Read what happened, or begin anew.
@Path("/sandbox")
@RunOnVirtualThread
public class TrafficControl {
    private final Traffic traffic;
    private final Conversations conversations;
    private final Rooms rooms;
    private final Timers timers;
    private final SerialQueues queues;
    private final Deliveries deliveries;
    private final Misbehaviour misbehaviour;

    TrafficControl(Traffic traffic, Conversations conversations, Rooms rooms, Timers timers, SerialQueues queues,
            Deliveries deliveries, Misbehaviour misbehaviour) {
        this.traffic = traffic;
        this.conversations = conversations;
        this.rooms = rooms;
        this.timers = timers;
        this.queues = queues;
        this.deliveries = deliveries;
        this.misbehaviour = misbehaviour;
    }

    @GET
    @Path("/calls")
    public List<Call> calls() {
        return traffic.calls();
    }

    @GET
    @Path("/webhooks")
    public List<SentWebhook> webhooks() {
        return traffic.webhooks();
    }

    /// Forgets everything, behaves again, returns to everybody's time, and tells nobody.
    @POST
    @Path("/reset")
    public Map<String, String> reset() {
        timers.reset();
        conversations.clear();
        rooms.clear();
        deliveries.clear();
        queues.clear();
        misbehaviour.clear();
        traffic.clear();
        return Map.of();
    }
}
