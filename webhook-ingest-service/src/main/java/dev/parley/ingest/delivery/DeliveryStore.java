package dev.parley.ingest.delivery;

import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.acting.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One round trip for a whole group: a column of each, and back the keys of those that are new.
@ApplicationScoped
class DeliveryStore {
    private final ActingFunctions functions;

    DeliveryStore(ActingFunctions functions) {
        this.functions = functions;
    }

    Uni<Set<UUID>> insert(List<Delivery> group) {
        return functions.callAs(new Actor.Service(), "accept_deliveries",
                group.stream().map(delivery -> delivery.vendor().code()).toArray(String[]::new),
                group.stream().map(Delivery::eventType).toArray(String[]::new),
                group.stream().map(Delivery::dedupeKey).toArray(UUID[]::new),
                group.stream().map(Delivery::conversation).toArray(String[]::new),
                group.stream().map(Delivery::session).map(DeliveryStore::text).toArray(String[]::new),
                group.stream().map(delivery -> Buffer.buffer(delivery.payload())).toArray(Buffer[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .collect(Collectors.toSet()));
    }

    private static @Nullable String text(@Nullable SessionId session) {
        return session == null ? null : session.value();
    }
}
