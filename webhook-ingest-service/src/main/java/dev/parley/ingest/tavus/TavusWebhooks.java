package dev.parley.ingest.tavus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.ingest.delivery.DedupeKey;
import dev.parley.ingest.delivery.Delivery;
import dev.parley.ingest.delivery.DeliveryService;
import dev.parley.ingest.delivery.PayloadCodec;
import dev.parley.ingest.delivery.PayloadReader;
import dev.parley.ingest.proof.Hmac;
import dev.parley.ingest.proof.RefusalReason;
import dev.parley.ingest.proof.Refusals;
import dev.parley.ingest.proof.SignatureNotValid;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.service.vendor.TavusEvents;
import dev.parley.service.webhook.WebhookCapability;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// From the raw bytes of a Tavus callback to a committed delivery.
@ApplicationScoped
public class TavusWebhooks {
    private static final String TYPE = "event_type";
    private static final String CONVERSATION = "conversation_id";
    private static final List<String> NOT_CONTENT = List.of(TYPE, "timestamp", "webhook_url");

    private final WebhookCapability capabilities;
    private final List<String> secrets;
    private final ObjectMapper json;
    private final Refusals refusals;
    private final PayloadReader payloads;
    private final DeliveryService deliveries;

    TavusWebhooks(WebhookCapability capabilities, TavusConfig config, ObjectMapper json, Refusals refusals,
            PayloadReader payloads, DeliveryService deliveries) {
        this.capabilities = capabilities;
        this.secrets = config.webhookSecrets().orElse(List.of());
        this.json = json;
        this.refusals = refusals;
        this.payloads = payloads;
        this.deliveries = deliveries;
    }

    /// At the address that one session was given.
    ///
    /// @param address
    ///            of the sender
    public Uni<Void> take(String capability, byte[] body, String address) {
        var session = capabilities.check(capability)
                .orElseThrow(() -> refusals.of(Vendor.TAVUS, notValid(capability), address));
        return take(session, body).replaceWithVoid();
    }

    /// At an address that the seeds published, which tells of no session. Gives the name of the event, if it has one.
    ///
    /// @param address
    ///            of the sender
    public Uni<Optional<String>> takeAtASeedsAddress(@Nullable String secret, byte[] body, String address) {
        if (secrets.isEmpty()) {
            throw new SeedAddressOff();
        }
        if (secret == null) {
            throw refusals.of(Vendor.TAVUS, new SignatureNotValid(RefusalReason.MISSING), address);
        }
        if (!Hmac.isAny(secret, secrets)) {
            throw refusals.of(Vendor.TAVUS, new SignatureNotValid(RefusalReason.WRONG_KEY), address);
        }
        return take(null, body);
    }

    private Uni<Optional<String>> take(@Nullable SessionId session, byte[] body) {
        var payload = payloads.read(Vendor.TAVUS, body, Set.of(TYPE, CONVERSATION));
        var type = payload.text(TYPE);
        return deliveries.take(new Delivery(Vendor.TAVUS, type.orElse(null), fingerprint(body),
                payload.text(CONVERSATION).orElse(null), session, PayloadCodec.compress(payload.kept())))
                .replaceWith(type);
    }

    private SignatureNotValid notValid(String capability) {
        return new SignatureNotValid(
                capabilities.isOutdated(capability) ? RefusalReason.CLOCK : RefusalReason.WRONG_KEY);
    }

    /// Tavus numbers nothing, so an event is known by what it says. When it says so is left out: the two names of
    /// one event come with different times.
    private UUID fingerprint(byte[] body) {
        try {
            var event = (ObjectNode) json.readTree(body);
            return DedupeKey.of(Vendor.TAVUS, TavusEvents.canonicalType(event), TavusEvents.conversation(event),
                    event.without(NOT_CONTENT).toString());
        } catch (IOException e) {
            throw new IllegalStateException("A body that was read once cannot be read again", e);
        }
    }
}
