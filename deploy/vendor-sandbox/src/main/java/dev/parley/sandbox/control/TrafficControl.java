package dev.parley.sandbox.control;

import dev.parley.sandbox.livekit.Rooms;
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

    TrafficControl(Traffic traffic, Conversations conversations, Rooms rooms, Timers timers, SerialQueues queues) {
        this.traffic = traffic;
        this.conversations = conversations;
        this.rooms = rooms;
        this.timers = timers;
        this.queues = queues;
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

    /// Forgets everything and tells nobody.
    @POST
    @Path("/reset")
    public Map<String, String> reset() {
        timers.cancelAll();
        conversations.clear();
        rooms.clear();
        queues.clear();
        traffic.clear();
        return Map.of();
    }
}
