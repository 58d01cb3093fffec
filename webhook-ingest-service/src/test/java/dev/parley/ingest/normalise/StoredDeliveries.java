package dev.parley.ingest.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.parley.ingest.delivery.PayloadCodec;
import dev.parley.model.event.Topic;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Deliveries as the accepting side leaves them, and what became of them.
public final class StoredDeliveries {
    public static final String WORKER = """
            SELECT pid FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND objsubid = 1
              AND (classid::bigint << 32 | objid::bigint) = hashtextextended('normaliser of ingest', 0)""";
    private static final String STORE = """
            INSERT INTO ingest.delivery (vendor, event_type, dedupe_key, conversation, payload)
            VALUES (?, ?, ?, ?, ?) RETURNING id""";

    private StoredDeliveries() {}

    public static String aRoom() {
        return "room-" + UUID.randomUUID();
    }

    public static long store(String room, String event) {
        return store("livekit", event, room, livekit(room, event));
    }

    public static long store(String vendor, String type, @Nullable String conversation, String payload) {
        return Long.parseLong(Database.query(STORE, vendor, type, UUID.randomUUID(), conversation,
                PayloadCodec.compress(payload.getBytes(UTF_8))).getFirst());
    }

    /// Commits when the connection does.
    public static long store(Connection connection, String room, String event) throws SQLException {
        return Long.parseLong(Database.query(connection, STORE, "livekit", event, UUID.randomUUID(), room,
                PayloadCodec.compress(livekit(room, event).getBytes(UTF_8))).getFirst());
    }

    /// What no release can read.
    public static long storeGarbage(String room) {
        return Long.parseLong(Database.query(STORE, "livekit", "room_started", UUID.randomUUID(), room,
                new byte[]{7, 7, 7, 7, 7, 7}).getFirst());
    }

    /// Many at once, each round one of every room.
    public static void storeMany(List<String> rooms, int rounds) {
        for (var room : rooms) {
            Database.execute("""
                    INSERT INTO ingest.delivery (vendor, event_type, dedupe_key, conversation, payload)
                    SELECT 'livekit', 'room_started', gen_random_uuid(), ?, ? FROM generate_series(1, ?)""", room,
                    PayloadCodec.compress(livekit(room, "room_started").getBytes(UTF_8)), rounds);
        }
    }

    public static void mend(long delivery, String room) {
        Database.execute("UPDATE ingest.delivery SET payload = ? WHERE id = ?",
                PayloadCodec.compress(livekit(room, "room_started").getBytes(UTF_8)), delivery);
    }

    public static List<ConsumerRecord<String, byte[]>> facts(String room) {
        return Kafka.records(Topic.CONVERSATIONS, "livekit:" + room);
    }

    public static List<ConsumerRecord<String, byte[]>> factsOnceThereAre(String room, int count) {
        return await().atMost(30, SECONDS).until(() -> facts(room), found -> found.size() >= count);
    }

    /// The one that has the right to work, once there is one.
    public static String worker() {
        return await().atMost(30, SECONDS).until(() -> Database.query(WORKER), found -> found.size() == 1).getFirst();
    }

    public static String livekit(String room, String event) {
        return """
                {"event": "%s", "room": {"sid": "RM_1", "name": "%s"}, "id": "EV_1", "createdAt": "1795247610"}"""
                .formatted(event, room);
    }
}
