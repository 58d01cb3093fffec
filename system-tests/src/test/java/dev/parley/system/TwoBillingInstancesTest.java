package dev.parley.system;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.Topic;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Service;
import dev.parley.stack.process.Probe;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Promises 2 and 3 with two instances of usage-billing-service on one database, either of which is killed in the
/// middle: sessions of one person reserve, live, fail, end and are told of twice, at both, all at once and in any
/// order.
class TwoBillingInstancesTest {
    private static final int THREADS = 8;
    private static final int STEPS = 60;
    private static final int SESSIONS = 40;
    private static RunningStack stack;
    private static SecondInstance second;
    private static KafkaProducer<String, byte[]> producer;
    private static String token;

    private final String person = "two-" + UUID.randomUUID();
    private final YearMonth month = YearMonth.now(ZoneOffset.UTC);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = RunningStack.up();
        second = SecondInstance.of(Service.USAGE_BILLING, stack.layout());
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", stack.kafka(), "acks", "all"),
                new StringSerializer(), new ByteArraySerializer());
        token = stack.token("operator", "admin");
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        if (producer != null) {
            producer.close();
        }
        if (second != null) {
            second.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void minutesAreNeverOverspentAndEachSessionIsSettledOnce() throws Exception {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println("Interleaving of seed " + seed + " (again with -Dseed=" + seed + ")");
        onAPlanOfManySessions();
        var isOver = new AtomicBoolean();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var watch = threads.submit(() -> watch(isOver));
            var work = new Random(seed).longs(THREADS)
                    .<Callable<Void>>mapToObj(each -> () -> live(new Random(each)))
                    .toList();
            var crashes = threads.submit(() -> kill());
            try {
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
                crashes.get();
            } finally {
                isOver.set(true);
            }
            assertThat(watch.get()).as("over-admitted at some moment").isFalse();
        }
        for (int session = 0; session < SESSIONS; session++) {
            ended(session);
        }

        await().atMost(60, SECONDS).untilAsserted(() -> {
            assertThat(settledSessions()).hasSize(SESSIONS);
            assertThat(usage().getLong("reserved_seconds")).isZero();
        });
        var statement = statement().jsonPath();
        assertThat(statement.getLong("seconds")).isEqualTo(usage().getLong("used_seconds"))
                .isLessThanOrEqualTo(usage().getLong("allowance_seconds"));
        assertThat(statement.getList("lines.entry")).containsOnly("settlement");
        for (Map<String, Object> line : statement.<Map<String, Object>>getList("lines")) {
            assertThat((int) line.get("seconds") + (int) line.get("unbilled_seconds"))
                    .as("what %s used", line.get("session_id")).isEqualTo(lasted(line.get("session_id").toString()));
        }

        var before = statement().asString();
        deliverTheWholeTopicAgain();
        assertThat(statement().asString()).isEqualTo(before);
    }

    private Void live(Random random) {
        for (int i = 0; i < STEPS; i++) {
            var instance = random.nextBoolean() ? first() : second.address();
            var session = random.nextInt(SESSIONS);
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> ask(instance, "/v1/reservations", """
                        {"user_id":"%s","session_id":"%s","kind":"mentor","seconds":%d}"""
                        .formatted(person, id(session), 1 + random.nextInt(600)));
                case 4 -> ask(instance, "/v1/reservations/renew", "{\"session_id\":\"%s\"}".formatted(id(session)));
                case 5 -> ask(instance, "/v1/reservations/release", "{\"session_id\":\"%s\"}".formatted(id(session)));
                case 6 -> tell("parley.session.failed.v1", session, """
                        {"session":"%s","person":"%s","vendor":"tavus","failedAt":"%s","reason":"vendor_error"}"""
                        .formatted(id(session), person, Instant.EPOCH));
                default -> ended(session);
            }
        }
        return null;
    }

    /// Each of them once, while the others go on; over when both are there again.
    private static Void kill() throws IOException, InterruptedException {
        stack.kill(Service.USAGE_BILLING.title());
        second.killAndStartAgain();
        var first = Layout.readiness(stack.layout().managementPort(Service.USAGE_BILLING));
        await().atMost(60, SECONDS).until(() -> Probe.isOk(first));
        return null;
    }

    /// An instance that is being killed gives no answer, and whoever asks does not know what became of it.
    private static void ask(URI instance, String path, String body) {
        try {
            as(instance).contentType(ContentType.JSON).body(body).post(path);
        } catch (Exception e) {
            assertThat(e).isInstanceOfAny(IOException.class);
        }
    }

    private void ended(int session) {
        var started = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        tell("parley.session.ended.v1", session, """
                {"session":"%s","person":"%s","vendor":"tavus","startedAt":"%s","endedAt":"%s","lastedSeconds":%d,\
                "reason":"person_left"}""".formatted(id(session), person, started,
                started.plusSeconds(lasted(id(session))), lasted(id(session))));
    }

    private static int lasted(String session) {
        return 1 + Math.floorMod(session.hashCode(), 200);
    }

    private String id(int session) {
        return person + "-" + session;
    }

    /// The same event each time: its id is made of what it says.
    private void tell(String type, int session, String data) {
        var record = new ProducerRecord<>(Topic.SESSIONS, id(session), data.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_id", (type + " " + id(session)).getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
    }

    private boolean watch(AtomicBoolean isOver) {
        boolean overspent = false;
        while (!isOver.get() && !overspent) {
            overspent = areOverspent();
        }
        return overspent;
    }

    private boolean areOverspent() {
        try {
            var usage = usage();
            return usage.getLong("used_seconds") + usage.getLong("reserved_seconds") > usage.getLong(
                    "allowance_seconds");
        } catch (Exception e) {
            assertThat(e).isInstanceOfAny(IOException.class);
            return false;
        }
    }

    private void deliverTheWholeTopicAgain() {
        var topic = new PublishedEvents(stack.kafka()).records(Topic.SESSIONS);
        topic.forEach(record -> producer
                .send(new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value(),
                        record.headers())));
        producer.flush();
        await().atMost(60, SECONDS)
                .until(() -> new PublishedEvents(stack.kafka()).areRead(Topic.SESSIONS, Service.USAGE_BILLING.title()));
    }

    private void onAPlanOfManySessions() {
        var plan = "two_" + UUID.randomUUID().toString().substring(0, 8);
        as(first()).contentType(ContentType.JSON).body("""
                {"name": "Many", "allowance_seconds": 36000, "features": [], "sessions_max": 30,
                 "price": {"amount_minor": 0, "currency": "EUR"}}""").put("/v1/plans/" + plan).then().statusCode(201);
        as(first()).contentType(ContentType.JSON).body("{\"plan\": \"%s\", \"when\": \"now\"}".formatted(plan))
                .put("/v1/subscriptions/" + person).then().statusCode(200);
    }

    private List<String> settledSessions() {
        return statement().jsonPath().<String>getList("lines.session_id").stream().distinct().toList();
    }

    private Response statement() {
        return as(first()).get("/v1/statements/" + month + "?user_id=" + person);
    }

    private JsonPath usage() {
        return as(first()).get("/v1/usage/me?user_id=" + person + "&period=" + month).jsonPath();
    }

    private static URI first() {
        return stack.layout().address(Service.USAGE_BILLING);
    }

    private static RequestSpecification as(URI instance) {
        return given().baseUri(instance.toString()).auth().oauth2(token);
    }
}
