package dev.parley.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.event.Vendor;
import dev.parley.test.ParleyPlatform;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class DeliveryServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DeliveryService deliveries;
    @Inject
    MeterRegistry metrics;
    private final String room = "room-" + UUID.randomUUID();

    @Test
    void aRowThatCannotBeStoredDoesNotTakeItsGroupAlong() {
        var first = begin(delivery(room));
        var good = begin(delivery(room));
        var bad = begin(delivery("a\0room"));
        var alsoGood = begin(delivery(room));

        CompletableFuture.allOf(first, good, alsoGood).join();
        assertThatThrownBy(bad::join).hasRootCauseInstanceOf(PgException.class)
                .hasMessageContaining("send it again");
        assertThat(StoredDeliveries.of(room)).hasSize(3);
    }

    @Test
    void aThousandAtOnceAreStoredOnceEach() {
        var twin = delivery(room);
        var before = counted("duplicate");
        var all = IntStream.range(0, 1000).mapToObj(n -> begin(n % 4 == 0 ? twin : delivery(room))).toList();

        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();

        assertThat(StoredDeliveries.of(room)).hasSize(751);
        assertThat(counted("duplicate") - before).isEqualTo(249);
    }

    private CompletableFuture<Void> begin(Delivery delivery) {
        Uni<Void> taken = deliveries.take(delivery);
        return taken.ifNoItem().after(PATIENCE).fail().subscribeAsCompletionStage();
    }

    private double counted(String outcome) {
        return metrics.counter("parley.deliveries", "vendor", "livekit", "outcome", outcome).count();
    }

    private static Delivery delivery(String room) {
        return new Delivery(Vendor.LIVEKIT, "room_started", UUID.randomUUID(), room, null,
                PayloadCodec.compress(new byte[]{'{', '}'}));
    }
}
