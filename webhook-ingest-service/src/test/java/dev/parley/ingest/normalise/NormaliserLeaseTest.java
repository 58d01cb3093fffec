package dev.parley.ingest.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On deliveries of long ago, which the worker has passed.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class NormaliserLeaseTest {
    private static final long PLENTY = 1 << 20;

    @Inject
    Vertx vertx;
    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;
    private NormaliserLease lease;

    @BeforeEach
    void aConnection() {
        lease = NormaliserLease.connect(vertx, PgConnectOptions.fromUri(url).setUser("ingest_app").setPassword("unset")
                .setCachePreparedStatements(true), Duration.ofSeconds(10), () -> {});
    }

    @AfterEach
    void noConnection() {
        lease.close();
        Database.execute("DROP TABLE IF EXISTS ingest.delivery_20200101");
        Database.execute("DELETE FROM ingest.delivery WHERE committed < '200'::xid8");
    }

    @Test
    void deliveriesAreReadInTheOrderOfTheNumbersOfTheirTransactions() {
        committed("100", 10);
        committed("99", 10);
        committed("9", 10);

        assertThat(places(new Place("0", 0), 3)).containsExactly("9", "99", "100");
        assertThat(places(new Place("9", Long.MAX_VALUE), 2)).containsExactly("99", "100");
    }

    @Test
    void readingGoesOnBehindTheLastOne() {
        committed("7", 10);
        committed("7", 10);
        committed("7", 10);
        var first = lease.next(new Place("0", 0), 2, PLENTY);

        var rest = lease.next(first.getLast().place(), 1, PLENTY);

        assertThat(first).hasSize(2);
        assertThat(rest.getFirst().place().committed()).isEqualTo("7");
        assertThat(rest.getFirst().delivery().id()).isGreaterThan(first.getLast().delivery().id());
    }

    @Test
    void ofLargeDeliveriesFewAreTakenAtOnceButOneInAnyCase() {
        committed("5", 600);
        committed("5", 600);
        committed("5", 600);

        assertThat(lease.next(new Place("0", 0), 10, 1000)).hasSize(2);
        assertThat(lease.next(new Place("0", 0), 10, 1)).hasSize(1);
    }

    @Test
    void anOldDayIsKeptUntilAllOfItIsNormalised() throws SQLException {
        try (var owner = Database.connect("ingest_owner"); var statement = owner.createStatement()) {
            statement.execute("""
                    CREATE TABLE ingest.delivery_20200101 PARTITION OF ingest.delivery
                    FOR VALUES FROM ('2020-01-01T00:00:00Z') TO ('2020-01-02T00:00:00Z')""");
        }
        Database.execute("""
                INSERT INTO ingest.delivery (received_at, vendor, dedupe_key, payload, committed)
                VALUES ('2020-01-01T12:00:00Z', 'livekit', gen_random_uuid(), '', '9000000000'::xid8)""");

        assertThat(dropped()).isEmpty();

        Database.execute("UPDATE ingest.delivery_20200101 SET committed = '1'");
        assertThat(dropped()).containsExactly("2020-01-01");
    }

    private static List<String> dropped() {
        return Database.query("SELECT ingest.drop_delivery_days('service', '', 30)");
    }

    private static void committed(String transaction, int bytes) {
        Database.execute("""
                INSERT INTO ingest.delivery (vendor, event_type, dedupe_key, payload, committed)
                VALUES ('livekit', 'room_started', ?, ?, ?::xid8)""", UUID.randomUUID(), new byte[bytes], transaction);
    }

    private List<String> places(Place after, int atMost) {
        return lease.next(after, atMost, PLENTY).stream().map(next -> next.place().committed()).toList();
    }
}
