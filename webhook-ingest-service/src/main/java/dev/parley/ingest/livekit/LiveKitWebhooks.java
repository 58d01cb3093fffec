package dev.parley.ingest.livekit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.ingest.delivery.Delivery;
import dev.parley.ingest.delivery.DeliveryService;
import dev.parley.ingest.delivery.Payload;
import dev.parley.ingest.delivery.PayloadNotReadable;
import dev.parley.ingest.delivery.SignatureNotValid;
import dev.parley.model.event.Vendor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// From the raw bytes of a LiveKit webhook to a committed delivery.
@ApplicationScoped
public class LiveKitWebhooks {
    private static final String TURN_PASSWORD = "turnPassword";

    private final LiveKitSignature signature;
    private final Payload payload;
    private final DeliveryService deliveries;

    LiveKitWebhooks(LiveKitSignature signature, Payload payload, DeliveryService deliveries) {
        this.signature = signature;
        this.payload = payload;
        this.deliveries = deliveries;
    }

    /// Gives the name of the event that was taken.
    public Uni<String> take(@Nullable String authorization, byte[] body) {
        verify(authorization, body);
        var delivery = delivery(payload.read(body));
        return deliveries.take(delivery).replaceWith(delivery.eventType());
    }

    private void verify(@Nullable String authorization, byte[] body) {
        try {
            signature.verify(authorization, body);
        } catch (SignatureNotValid e) {
            throw deliveries.refused(Vendor.LIVEKIT, e);
        }
    }

    private Delivery delivery(ObjectNode event) {
        var type = event.path("event").asText("");
        var room = event.path("room").path("name").asText("");
        var id = event.path("id").asText("");
        if (type.isEmpty() || id.isEmpty()) {
            throw new PayloadNotReadable();
        }
        if (event.path("room") instanceof ObjectNode details) {
            details.remove(TURN_PASSWORD);
        }
        return new Delivery(Vendor.LIVEKIT, id, type, room, null, event.toString());
    }
}
