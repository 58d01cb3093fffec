package dev.parley.ingest.tavus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.ingest.delivery.Delivery;
import dev.parley.ingest.delivery.DeliveryService;
import dev.parley.ingest.delivery.Payload;
import dev.parley.ingest.delivery.PayloadNotReadable;
import dev.parley.ingest.delivery.SignatureNotValid;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.service.platform.Sha256;
import dev.parley.service.vendor.TavusEvents;
import dev.parley.service.webhook.WebhookCapability;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// From the raw bytes of a Tavus callback to a committed delivery.
@ApplicationScoped
public class TavusWebhooks {
    private static final List<String> NOT_CONTENT = List.of("event_type", "timestamp", "webhook_url");

    private final WebhookCapability capabilities;
    private final Payload payload;
    private final DeliveryService deliveries;

    TavusWebhooks(WebhookCapability capabilities, Payload payload, DeliveryService deliveries) {
        this.capabilities = capabilities;
        this.payload = payload;
        this.deliveries = deliveries;
    }

    public Uni<Void> take(String capability, byte[] body) {
        var session = capabilities.check(capability)
                .orElseThrow(
                        () -> deliveries.refused(Vendor.TAVUS, new SignatureNotValid("forged or outdated capability")));
        return deliveries.take(delivery(session, payload.read(body)));
    }

    private Delivery delivery(SessionId session, ObjectNode event) {
        var type = TavusEvents.canonicalType(event);
        var conversation = TavusEvents.conversation(event);
        if (type.isEmpty() || conversation.isEmpty()) {
            throw new PayloadNotReadable();
        }
        return new Delivery(Vendor.TAVUS, fingerprint(type, conversation, event), type, conversation, session,
                event.toString());
    }

    /// Tavus numbers nothing, so an event is known by what it says. When it says so is left out: the two names of
    /// one event come with different times.
    private static String fingerprint(String type, String conversation, ObjectNode event) {
        return Sha256.hex(type + "\n" + conversation + "\n" + event.deepCopy().without(NOT_CONTENT));
    }
}
