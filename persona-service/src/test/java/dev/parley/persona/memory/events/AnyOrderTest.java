package dev.parley.persona.memory.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.DomainEvent;
import dev.parley.persona.memory.Talk;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class AnyOrderTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String REMEMBERED = """
            SELECT concat_ws(' | ', persona_id, kind, extract(epoch FROM ended_at - started_at)::int, lasted_seconds, topic,
                             array_to_string(closing_lines, ' / '), heard_turns)
            FROM persona.conversation WHERE person_id = ? AND session_id = ? AND vendor_conversation = ?""";
    @Inject
    Told told;

    @Test
    void whateverComesFirstTheSameIsRemembered() {
        for (var order : ordersOf(List.of(0, 1, 2, 3, 4, 5))) {
            var talk = Talk.of("person-" + UUID.randomUUID(), NOON);
            List<DomainEvent> events = List.of(talk.started(), talk.ended(300), talk.amended(300, 290, 400),
                    talk.amended(290, 280, 500), talk.said(310, "I want to change jobs"),
                    talk.said(320, "I want to change jobs", "Soon, if I can"));
            order.forEach(which -> told.of(events.get(which)));
            told.of(events.get(order.getFirst()));

            assertThat(remembered(talk)).as("order %s", order)
                    .containsExactly("mentor-maya | MENTOR | 300 | 280 | I want to change jobs | "
                            + "Person: I want to change jobs / AI: I see. / Person: Soon, if I can / AI: I see. | 4");
        }
    }

    @Test
    void aSessionThatFellBackToAnotherVendorHasTwoConversationsInAnyOrder() {
        for (var order : ordersOf(List.of(0, 1, 2, 3))) {
            var first = Talk.of("person-" + UUID.randomUUID(), NOON);
            var second = first.elsewhere();
            List<DomainEvent> events = List.of(first.started(), second.started(), first.ended(300),
                    second.said(310, "I want to change jobs"));
            order.forEach(which -> told.of(events.get(which)));

            assertThat(remembered(first)).as("order %s", order)
                    .containsExactly("mentor-maya | MENTOR | 300 | 300 |  | 0");
            assertThat(remembered(second)).as("order %s", order)
                    .containsExactly("mentor-maya | MENTOR | 300 | 300 | I want to change jobs | "
                            + "Person: I want to change jobs / AI: I see. | 2");
        }
    }

    @Test
    void ofTwoTranscriptsOfOneLengthTheLaterCountsAndAnEmptyOneChangesNothing() {
        var talk = Talk.of("person-" + UUID.randomUUID(), NOON);
        told.of(talk.started(), talk.said(20, "I want to move house"), talk.said(10, "I want to move mouse"),
                talk.transcript(30, List.of()));

        assertThat(remembered(talk)).singleElement().asString().contains("| I want to move house |");
    }

    @Test
    void anEndAndATranscriptAtTheSameMomentDoNotUndoEachOther() throws Exception {
        var talk = Talk.of("person-" + UUID.randomUUID(), NOON);
        told.of(talk.started());
        try (var threads = Executors.newSingleThreadExecutor();
                var database = Database.connect("postgres");
                var statement = database.createStatement()) {
            statement.execute("SET search_path TO persona");
            database.setAutoCommit(false);
            statement.execute("UPDATE conversation SET topic = 'Work', heard_turns = 1 WHERE vendor_conversation = '"
                    + talk.conversation() + "'");
            var ending = threads.submit(() -> told.of(talk.ended(300)));
            await().atMost(20, SECONDS).until(() -> !Database.query("SELECT pid FROM pg_stat_activity "
                    + "WHERE usename = 'persona_app' AND wait_event_type = 'Lock'").isEmpty());
            database.commit();
            ending.get();
        }

        assertThat(remembered(talk)).containsExactly("mentor-maya | MENTOR | 300 | 300 | Work |  | 1");
    }

    @Test
    void bothTopicsAreListenedTo() {
        var talk = Talk.of("person-" + UUID.randomUUID(), NOON);
        told.throughKafka(talk.said(310, "I want to change jobs"), talk.ended(300), talk.started());

        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(remembered(talk)).containsExactly(
                "mentor-maya | MENTOR | 300 | 300 | I want to change jobs | Person: I want to change jobs / AI: I see. | 2"));
    }

    @Test
    void aTranscriptThatWaitsNamesNobody() {
        var talk = Talk.of("person-" + UUID.randomUUID(), NOON);
        told.of(talk.said(310, "I want to change jobs"));

        assertThat(Database.query("SELECT coalesce(person_id, 'nobody') FROM persona.conversation "
                + "WHERE vendor_conversation = ?", talk.conversation())).containsExactly("nobody");
    }

    private static List<String> remembered(Talk talk) {
        return Database.query(REMEMBERED, talk.person().value(), talk.session().value(), talk.conversation());
    }

    private static List<List<Integer>> ordersOf(List<Integer> things) {
        if (things.size() < 2) {
            return List.of(things);
        }
        var orders = new ArrayList<List<Integer>>();
        for (var first : things) {
            var others = new ArrayList<>(things);
            others.removeAll(Collections.singleton(first));
            for (var rest : ordersOf(others)) {
                var order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }
}
