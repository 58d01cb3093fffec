package dev.parley.ingest.elevenlabs;

import dev.parley.ingest.delivery.DedupeKey;
import dev.parley.ingest.delivery.Delivery;
import dev.parley.ingest.delivery.DeliveryService;
import dev.parley.ingest.delivery.Payload;
import dev.parley.ingest.delivery.PayloadCodec;
import dev.parley.ingest.delivery.PayloadReader;
import dev.parley.ingest.proof.Refusals;
import dev.parley.ingest.proof.SignatureNotValid;
import dev.parley.model.event.Vendor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// From the raw bytes of an ElevenLabs webhook to a committed delivery.
@ApplicationScoped
public class ElevenLabsWebhooks {
    private static final String TYPE = "type";
    private static final String CONVERSATION = "data.conversation_id";

    private final ElevenLabsSignature signature;
    private final Refusals refusals;
    private final PayloadReader payloads;
    private final DeliveryService deliveries;

    ElevenLabsWebhooks(ElevenLabsSignature signature, Refusals refusals, PayloadReader payloads,
            DeliveryService deliveries) {
        this.signature = signature;
        this.refusals = refusals;
        this.payloads = payloads;
        this.deliveries = deliveries;
    }

    /// @param address
    ///            of the sender
    public Uni<Void> take(@Nullable String header, byte[] body, String address) {
        try {
            signature.verify(header, body);
        } catch (SignatureNotValid e) {
            throw refusals.of(Vendor.ELEVENLABS, e, address);
        }
        var payload = payloads.read(Vendor.ELEVENLABS, body, Set.of(TYPE, CONVERSATION));
        return deliveries.take(new Delivery(Vendor.ELEVENLABS, payload.text(TYPE).orElse(null), key(payload, body),
                payload.text(CONVERSATION).orElse(null), null, PayloadCodec.compress(payload.kept())));
    }

    /// Each conversation has one event of a type, and none is numbered.
    private static UUID key(Payload payload, byte[] body) {
        var type = payload.text(TYPE);
        var conversation = payload.text(CONVERSATION);
        return type.isPresent() && conversation.isPresent()
                ? DedupeKey.of(Vendor.ELEVENLABS, type.get(), conversation.get())
                : DedupeKey.ofContent(Vendor.ELEVENLABS, body);
    }
}
