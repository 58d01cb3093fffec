package dev.parley.session.lifecycle;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.Topic;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import io.restassured.path.json.JsonPath;
import java.util.List;

/// What session-service told the others about a session, and what it holds itself.
public final class Published {
    public static final String STARTED = "parley.session.started.v1";
    public static final String ENDED = "parley.session.ended.v1";
    public static final String FAILED = "parley.session.failed.v1";
    public static final String AMENDED = "parley.session.amended.v1";
    public static final String RECORDING_STORED = "parley.session.recording-stored.v1";
    public static final String TRANSCRIPT_STORED = "parley.session.transcript-stored.v1";

    private Published() {}

    /// Waits for exactly these, in this order, amendments apart: those come whenever one more clock has spoken.
    public static void awaitEvents(String session, String... types) {
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(types(session)).filteredOn(type -> !type.equals(AMENDED))
                        .containsExactly(types));
    }

    /// Waits for the amendments, and gives them in their order.
    public static List<JsonPath> awaitAmendments(String session, int count) {
        await().atMost(30, SECONDS).until(() -> all(session, AMENDED).size() >= count);
        return all(session, AMENDED);
    }

    public static List<String> types(String session) {
        return Kafka.records(Topic.SESSIONS, session).stream().map(record -> Kafka.header(record, "ce_type")).toList();
    }

    public static JsonPath data(String session, String type) {
        return all(session, type).getFirst();
    }

    private static List<JsonPath> all(String session, String type) {
        return Kafka.records(Topic.SESSIONS, session).stream()
                .filter(record -> type.equals(Kafka.header(record, "ce_type")))
                .map(record -> JsonPath.from(new String(record.value())))
                .toList();
    }

    /// Such as `ended person_left`.
    public static String outcome(String session) {
        return Database.query("SELECT concat_ws(' ', state, lower(end_reason)) FROM session.session WHERE id = ?",
                session).getFirst();
    }

    public static void awaitOutcome(String session, String outcome) {
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(outcome(session)).isEqualTo(outcome));
    }

    public static boolean isVendorEndDue(String session) {
        return Database.query("SELECT vendor_end_due FROM session.session WHERE id = ?", session).contains("t");
    }
}
