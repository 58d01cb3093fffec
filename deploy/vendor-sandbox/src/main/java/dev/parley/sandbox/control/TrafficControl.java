package dev.parley.sandbox.control;

import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.traffic.Call;
import dev.parley.sandbox.traffic.SentWebhook;
import dev.parley.sandbox.traffic.Traffic;
import dev.parley.sandbox.traffic.Vendor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Read what happened.
@Path("/sandbox")
@RunOnVirtualThread
public class TrafficControl {
    private final Traffic traffic;

    TrafficControl(Traffic traffic) {
        this.traffic = traffic;
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

    private static boolean isFrom(@Nullable String wanted, Vendor vendor) {
        return wanted == null || vendor == Vendor.of(wanted)
                .orElseThrow(() -> new Refused(400, "Invalid vendor: it must be tavus, livekit or elevenlabs"));
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
