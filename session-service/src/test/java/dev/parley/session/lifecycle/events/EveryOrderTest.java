package dev.parley.session.lifecycle.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.EventType;
import dev.parley.model.event.Participant;
import dev.parley.model.event.Participant.Kind;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Topic;
import dev.parley.model.event.Turn;
import dev.parley.model.event.Vendor;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.session.lifecycle.Published;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// Six facts in each of their 720 orders, each order for a session of its own. Any of them may come twice, and the
/// session itself becomes known somewhere among them.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class EveryOrderTest {
    /// Recently, or recovery would take the session for dead.
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(200);
    private static final Participant ANNA = new Participant("PA_anna", "anna", Kind.PERSON, START.plusMillis(3_180));
    private static final Participant AGENT = new Participant("PA_agent", "agent-1", Kind.AGENT,
            START.plusMillis(1_500));
    private static final String FINAL = """
            SELECT concat_ws(' ', state, end_reason, extract(epoch FROM ended_at - started_at)::int, lasted_seconds,
                   'vendor', extract(epoch FROM vendor_ended_at - vendor_started_at)::int,
                   'people', extract(epoch FROM last_left_at - first_joined_at)::numeric(9, 3),
                   'proved by', join_delivery, leave_delivery, end_delivery,
                   '|', (SELECT string_agg(concat_ws(' ', sid, identity, role, joined_delivery, left_delivery), ', ' ORDER BY sid)
                         FROM session.presence WHERE session_id = s.id),
                   '|', (SELECT string_agg(concat_ws(' ', role, said, offset_seconds), ', ' ORDER BY position)
                         FROM session.transcript_turn WHERE session_id = s.id),
                   '|', (SELECT string_agg(concat_ws(' ', location, lasted_seconds, delivery), ', ')
                         FROM session.recording WHERE session_id = s.id),
                   '|', (SELECT string_agg(what || ' ' || delivery, ', ' ORDER BY delivery)
                         FROM session.timeline_entry WHERE session_id = s.id AND how = 'webhook' AND NOT is_duplicate))
            FROM session.session s WHERE person_id = ?""";

    @Inject
    ObjectMapper json;
    @Inject
    ConversationFactConsumer facts;
    @Inject
    VoiceEventConsumer voice;

    private final PersonId person = new PersonId("person-" + UUID.randomUUID());

    @Test
    void allOrdersOfSixFactsMakeTheSameSession() throws Exception {
        var seed = new Random().nextLong();
        System.out.println("EveryOrderTest seed=" + seed);
        var random = new Random(seed);
        var histories = permutations(6).stream().map(order -> history(order, random)).toList();
        tellAll(histories);

        assertThat(new HashSet<>(Database.query(FINAL, person.value()))).containsExactly("""
                ended PERSON_LEFT 125 118 vendor 124 people 118.820 proved by 11 13 14 \
                | PA_agent agent-1 agent 12, PA_anna anna person 11 13 \
                | assistant Welcome back 0.5, user Good to be here 4 \
                | s3://recordings/one.mp4 118 16 \
                | fact.participant_joined 11, fact.agent_joined 12, fact.participant_left 13, \
                fact.conversation_ended 14, fact.transcript_ready 15, fact.recording_ready 16""");
        assertThat(Database.query(FINAL, person.value())).hasSize(720);
        assertThat(billed(histories)).containsExactly("118 s, ours 125, vendor's 124, people's 118, by [11, 13]");
        assertThat(Database.query("""
                SELECT w.id FROM session.waiting_fact w JOIN session.session s ON s.vendor_conversation = w.conversation
                WHERE s.person_id = ?""", person.value())).isEmpty();
    }

    private List<DomainEvent> history(List<Integer> order, Random random) {
        var session = new SessionId("session_1_" + UUID.randomUUID());
        var six = facts(session);
        var events = new ArrayList<DomainEvent>();
        order.forEach(i -> events.add(six.get(i)));
        while (random.nextInt(3) == 0) {
            events.add(random.nextInt(events.size() + 1), six.get(random.nextInt(6)));
        }
        events.add(random.nextInt(events.size() + 1), new VoiceSessionStarted(session, person, SessionKind.VOICE,
                Vendor.LIVEKIT, session.value(), START, 600));
        return events;
    }

    private static List<ConversationFact> facts(SessionId session) {
        return List.of(
                new ParticipantJoined(from(session, 3_000, "11"), ANNA),
                new AgentJoined(from(session, 1_000, "12"), "agent-1", AGENT),
                new ParticipantLeft(from(session, 122_000, "13"), ANNA, "CLIENT_INITIATED"),
                new ConversationEnded(from(session, 125_000, "14"), EndReason.PERSON_LEFT, null),
                new TranscriptReady(from(session, 126_000, "15"),
                        List.of(new Turn("assistant", "Welcome back", 0.5), new Turn("user", "Good to be here", 4.0))),
                new RecordingReady(from(session, 140_000, "16"), "s3://recordings/one.mp4", 118L));
    }

    private static Provenance from(SessionId session, long millis, String delivery) {
        return new Provenance(Vendor.LIVEKIT, session.value(), null, START.plusMillis(millis),
                START.plusMillis(millis + 250), How.WEBHOOK, delivery);
    }

    /// Each history in its order, several of them at once.
    private void tellAll(List<List<DomainEvent>> histories) throws Exception {
        try (var tellers = Executors.newFixedThreadPool(8)) {
            var told = new ArrayList<Future<?>>();
            histories.forEach(history -> told.add(tellers.submit(() -> history.forEach(this::tell))));
            for (var one : told) {
                one.get();
            }
        }
    }

    private void tell(DomainEvent event) {
        Function<ConsumerRecord<String, byte[]>, Uni<Void>> consumer = event instanceof ConversationFact
                ? facts::on
                : voice::on;
        try {
            var record = record(event);
            VertxContextSupport.subscribeAndAwait(() -> consumer.apply(record));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private ConsumerRecord<String, byte[]> record(DomainEvent event) throws JsonProcessingException {
        var record = new ConsumerRecord<>(EventType.of(event).topic(), 0, 0, event.key(),
                json.writeValueAsBytes(event));
        record.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", EventType.of(event).typeName().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /// What the ledger holds once every event is in: each says the whole, and each amendment what it amends.
    private HashSet<String> billed(List<List<DomainEvent>> histories) {
        await().atMost(60, SECONDS).until(() -> Database.query("SELECT 1 FROM session.outbox LIMIT 1").isEmpty());
        var bySession = Kafka.records(Topic.SESSIONS).stream().collect(groupingBy(ConsumerRecord::key));
        var outcomes = new HashSet<String>();
        for (var history : histories) {
            var billed = -1L;
            JsonPath last = null;
            for (var record : bySession.get(sessionOf(history))) {
                var type = Kafka.header(record, "ce_type");
                if (type.equals(Published.ENDED) || type.equals(Published.AMENDED)) {
                    last = JsonPath.from(new String(record.value(), StandardCharsets.UTF_8));
                    assertThat(type.equals(Published.ENDED) ? -1L : last.getLong("lastedSecondsBefore"))
                            .isEqualTo(billed);
                    billed = last.getLong("lastedSeconds");
                }
            }
            outcomes.add("%d s, ours %s, vendor's %s, people's %s, by %s".formatted(billed, last.get("figures.ours"),
                    last.get("figures.vendors"), last.get("figures.joinToLeave"), last.get("deliveries")));
        }
        return outcomes;
    }

    private static String sessionOf(List<DomainEvent> history) {
        return history.stream().filter(VoiceSessionStarted.class::isInstance).findFirst().orElseThrow().key();
    }

    private static List<List<Integer>> permutations(int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<Integer>>();
        for (var shorter : permutations(size - 1)) {
            for (int i = 0; i <= shorter.size(); i++) {
                var longer = new ArrayList<>(shorter);
                longer.add(i, size - 1);
                all.add(longer);
            }
        }
        return all;
    }
}
