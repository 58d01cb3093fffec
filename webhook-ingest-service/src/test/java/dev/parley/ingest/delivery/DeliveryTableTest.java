package dev.parley.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.event.Vendor;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class DeliveryTableTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ROOM = "room-" + UUID.randomUUID();

    @Inject
    DeliveryStore store;
    @Inject
    DeliveryDays days;

    @Test
    void aGroupKnowsItsTwinsAndThoseOfBefore() {
        var one = delivery(UUID.randomUUID());
        var two = delivery(UUID.randomUUID());

        assertThat(insert(one, one)).isEqualTo(Set.of(one.dedupeKey()));
        assertThat(insert(one, two, one)).isEqualTo(Set.of(two.dedupeKey()));
    }

    @Test
    void whatCameJustBeforeMidnightIsNotNewAfterIt() {
        var repeated = delivery(UUID.randomUUID());
        Database.execute("""
                INSERT INTO ingest.delivery (received_at, vendor, dedupe_key, payload)
                VALUES (?::timestamptz - interval '1 ms', 'livekit', ?, '')""", TODAY + "T00:00:00Z",
                repeated.dedupeKey());

        assertThat(insert(repeated)).isEmpty();
    }

    @Test
    void thereIsRoomForAWeekAndNoneForWhatIsOldEnough() {
        var old = TODAY.minusDays(31);
        var justNot = TODAY.minusDays(30);
        makeDay(old);
        makeDay(justNot);

        days.seeToDays().await().atMost(PATIENCE);

        assertThat(partitions()).doesNotContain(partition(old))
                .contains(partition(justNot), partition(TODAY.minusDays(1)), partition(TODAY.plusDays(7)));
    }

    @Test
    void nobodyElseSeesADelivery() throws SQLException {
        Database.execute("INSERT INTO ingest.delivery (vendor, dedupe_key, payload) VALUES ('livekit', ?, '')",
                UUID.randomUUID());
        try (var app = Database.connect("ingest_app")) {
            assertThat(Database.query(app, "SELECT id FROM delivery")).isEmpty();
            assertThat(Database.query(app, "SELECT id FROM " + partition(TODAY))).isEmpty();
            for (var call : List.of("make_delivery_days('user', '', 1)", "drop_delivery_days('user', '', 0)")) {
                assertThatThrownBy(() -> Database.query(app, "SELECT " + call))
                        .hasMessageContaining("Only the service");
            }
        }
    }

    private Set<UUID> insert(Delivery... group) {
        return store.insert(List.of(group)).await().atMost(PATIENCE);
    }

    private static Delivery delivery(UUID key) {
        return new Delivery(Vendor.LIVEKIT, "room_started", key, ROOM, null,
                PayloadCodec.compress(new byte[]{'{', '}'}));
    }

    private static void makeDay(LocalDate day) {
        Database.execute(
                "CREATE TABLE IF NOT EXISTS ingest.%s PARTITION OF ingest.delivery FOR VALUES FROM ('%sT00:00:00Z') TO ('%sT00:00:00Z')"
                        .formatted(partition(day), day, day.plusDays(1)));
        Database.execute("ALTER TABLE ingest.%s OWNER TO ingest_owner".formatted(partition(day)));
    }

    private static String partition(LocalDate day) {
        return "delivery_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static List<String> partitions() {
        return Database.query("SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
                + " WHERE inhparent = 'ingest.delivery'::regclass");
    }
}
