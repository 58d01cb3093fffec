package dev.parley.ingest.normalise;

import static dev.parley.ingest.normalise.StoredDeliveries.aRoom;
import static dev.parley.ingest.normalise.StoredDeliveries.factsOnceThereAre;
import static dev.parley.ingest.normalise.StoredDeliveries.store;
import static dev.parley.ingest.normalise.StoredDeliveries.worker;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.ingest.delivery.DeliveriesAccepted;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The worker would sleep for an hour if nobody woke it.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@TestProfile(WakeUpTest.LongSleep.class)
class WakeUpTest {
    @Inject
    Event<DeliveriesAccepted> accepted;
    @Inject
    Vertx vertx;
    @Inject
    NormaliserConfig config;
    @Inject
    Normaliser normaliser;
    @Inject
    NormaliserMetrics figures;
    @Inject
    RightOfWay rightOfWay;

    @BeforeEach
    void theWorkerSleeps() {
        await().atMost(30, SECONDS).until(() -> !Database.query("""
                SELECT pid FROM pg_stat_activity WHERE pid = ? AND state = 'idle' AND query LIKE 'SELECT EXISTS%'
                  AND state_change < clock_timestamp() - interval '200 ms'""", Integer.valueOf(worker())).isEmpty());
    }

    @Test
    void anAcceptedDeliveryWakesTheWorker() {
        var room = aRoom();
        store(room, "room_started");

        accepted.fire(new DeliveriesAccepted(1));

        assertThat(factsOnceThereAre(room, 1)).hasSize(1);
    }

    @Test
    void oneThatStandsByWakesTheOneThatWorks() throws InterruptedException {
        var room = aRoom();
        var other = new NormaliserWorker(vertx, config, normaliser, figures, rightOfWay,
                ConfigProvider.getConfig().getValue("quarkus.datasource.reactive.url", String.class), "ingest_app",
                Optional.of("unset"), "ingest");
        other.start();
        try {
            store(room, "room_started");

            other.wake(new DeliveriesAccepted(1));

            assertThat(factsOnceThereAre(room, 1)).hasSize(1);
        } finally {
            other.stop();
        }
    }

    public static class LongSleep implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("parley.normaliser.poll", "PT1H");
        }
    }
}
