package dev.parley.sandbox.control;

import dev.parley.sandbox.delivery.Deliveries;
import dev.parley.sandbox.livekit.Rooms;
import dev.parley.sandbox.misbehaviour.Misbehaviour;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.tavus.Conversations;
import dev.parley.sandbox.tavus.personas.Personas;
import dev.parley.sandbox.tavus.replicas.Replicas;
import dev.parley.sandbox.traffic.Call;
import dev.parley.sandbox.traffic.SentWebhook;
import dev.parley.sandbox.traffic.Traffic;
import dev.parley.sandbox.traffic.Vendor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Read what happened, or begin anew.
@Path("/sandbox")
@RunOnVirtualThread
public class TrafficControl {
    private final Traffic traffic;
    private final Conversations conversations;
    private final Personas personas;
    private final Replicas replicas;
    private final Rooms rooms;
    private final Timers timers;
    private final SerialQueues queues;
    private final Deliveries deliveries;
    private final Misbehaviour misbehaviour;

    TrafficControl(Traffic traffic, Conversations conversations, Personas personas, Replicas replicas, Rooms rooms,
            Timers timers, SerialQueues queues, Deliveries deliveries, Misbehaviour misbehaviour) {
        this.traffic = traffic;
        this.conversations = conversations;
        this.personas = personas;
        this.replicas = replicas;
        this.rooms = rooms;
        this.timers = timers;
        this.queues = queues;
        this.deliveries = deliveries;
        this.misbehaviour = misbehaviour;
    }

    @GET
    @Path("/calls")
    public List<Call> calls(@QueryParam("vendor") @Nullable String vendor, @QueryParam("last") @Nullable String last) {
        return newest(last, traffic.calls().stream().filter(call -> isFrom(vendor, call.vendor())).toList());
    }

    @GET
    @Path("/webhooks")
    public List<SentWebhook> webhooks(@QueryParam("vendor") @Nullable String vendor,
            @QueryParam("conversation") @Nullable String conversation, @QueryParam("last") @Nullable String last) {
        return newest(last, traffic.webhooks().stream()
                .filter(sent -> isFrom(vendor, sent.vendor()))
                .filter(sent -> conversation == null || conversation.equals(sent.conversation()))
                .toList());
    }

    /// Forgets everything, behaves again, returns to everybody's time, and tells nobody.
    @POST
    @Path("/reset")
    public Map<String, String> reset() {
        timers.reset();
        conversations.clear();
        personas.clear();
        replicas.clear();
        rooms.clear();
        deliveries.clear();
        queues.clear();
        misbehaviour.clear();
        traffic.clear();
        return Map.of();
    }

    private static boolean isFrom(@Nullable String wanted, Vendor vendor) {
        return wanted == null || wanted.equals(vendor.code());
    }

    private static <T> List<T> newest(@Nullable String last, List<T> entries) {
        if (last == null) {
            return entries;
        }
        if (!last.matches("[0-9]{1,9}")) {
            throw new Refused(400, "Invalid last: it must be a whole number");
        }
        return entries.subList(Math.max(0, entries.size() - Integer.parseInt(last)), entries.size());
    }
}
