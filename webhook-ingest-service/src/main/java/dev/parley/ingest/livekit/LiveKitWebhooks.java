package dev.parley.ingest.livekit;

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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From the raw bytes of a LiveKit webhook to a committed delivery.
@ApplicationScoped
public class LiveKitWebhooks {
    private static final String EVENT = "event";
    private static final String ID = "id";
    private static final String ROOM = "room.name";
    /// Events of an egress or an ingress come without a room, and name it inside.
    private static final String EGRESS_ROOM = "egressInfo.roomName";
    private static final String INGRESS_ROOM = "ingressInfo.roomName";
    private static final String JOB_ROOM = "job.room.name";
    private static final Set<String> WANTED = Set.of(EVENT, ID, ROOM, EGRESS_ROOM, INGRESS_ROOM, JOB_ROOM);

    private final LiveKitSignature signature;
    private final Refusals refusals;
    private final PayloadReader payloads;
    private final DeliveryService deliveries;

    LiveKitWebhooks(LiveKitSignature signature, Refusals refusals, PayloadReader payloads,
            DeliveryService deliveries) {
        this.signature = signature;
        this.refusals = refusals;
        this.payloads = payloads;
        this.deliveries = deliveries;
    }

    /// Gives the name of the event that was taken, if it has one.
    ///
    /// @param address
    ///            of the sender
    public Uni<Optional<String>> take(@Nullable String authorization, @Nullable String bodySignature, byte[] body,
            String address) {
        try {
            signature.verify(authorization, bodySignature, body);
        } catch (SignatureNotValid e) {
            throw refusals.of(Vendor.LIVEKIT, e, address);
        }
        var payload = payloads.read(Vendor.LIVEKIT, body, WANTED);
        var event = payload.text(EVENT);
        return deliveries.take(delivery(payload, event, body)).replaceWith(event);
    }

    /// The server numbers its events and repeats a number with its event. What comes without one, as in the voice
    /// seed's example, is known by all that it says.
    private static Delivery delivery(Payload payload, Optional<String> event, byte[] body) {
        var key = payload.text(ID)
                .map(id -> DedupeKey.of(Vendor.LIVEKIT, id))
                .orElseGet(() -> DedupeKey.ofContent(Vendor.LIVEKIT, body));
        return new Delivery(Vendor.LIVEKIT, event.orElse(null), key, room(payload).orElse(null), null,
                PayloadCodec.compress(payload.kept()));
    }

    private static Optional<String> room(Payload payload) {
        return payload.text(ROOM)
                .or(() -> payload.text(EGRESS_ROOM))
                .or(() -> payload.text(INGRESS_ROOM))
                .or(() -> payload.text(JOB_ROOM));
    }
}
