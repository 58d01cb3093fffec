package dev.parley.ingest.delivery;

import dev.parley.model.event.Vendor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Takes webhooks in. When the returned `Uni` completes, the delivery is committed: only then may the
/// vendor hear that it was received.
@ApplicationScoped
public class DeliveryService {
    private static final String STORE = """
            INSERT INTO delivery (vendor, dedupe_key, event_type, conversation, session_id, received_at, payload)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO NOTHING
            RETURNING id""";

    private final MeterRegistry metrics;
    private final Clock clock;

    DeliveryService(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Void> take(Delivery delivery) {
        var now = clock.instant();
        return store(delivery, now)
                .invoke(id -> count(delivery, id.isPresent() ? "accepted" : "duplicate"))
                .replaceWithVoid();
    }

    /// Somebody sent what they could not prove. Nothing of it is kept but the reason.
    public SignatureNotValid refused(Vendor vendor, SignatureNotValid refusal) {
        metrics.counter("parley.deliveries.refused", "vendor", vendor.code(), "reason", refusal.why()).increment();
        return refusal;
    }

    /// Empty if this event was stored before.
    private static Uni<Optional<Long>> store(Delivery delivery, Instant now) {
        var session = delivery.session();
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(STORE, Long.class)
                        .setParameter(1, delivery.vendor().code())
                        .setParameter(2,
                                java.util.UUID.nameUUIDFromBytes(
                                        (delivery.vendor().code() + delivery.dedupeKey()).getBytes()))
                        .setParameter(3, delivery.eventType())
                        .setParameter(4, delivery.conversation())
                        .setParameter(5, session == null ? null : session.value())
                        .setParameter(6, now)
                        .setParameter(7, PayloadCodec.compress(delivery.body().getBytes()))
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    private void count(Delivery delivery, String outcome) {
        metrics.counter("parley.deliveries", "vendor", delivery.vendor().code(), "outcome", outcome).increment();
        Log.debugf("Delivery %s vendor=%s", outcome, delivery.vendor().code());
    }
}
