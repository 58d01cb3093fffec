package dev.parley.persona.erasure.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.Topic;
import dev.parley.persona.erasure.Stumbles;
import dev.parley.persona.memory.Talk;
import dev.parley.persona.memory.events.Told;
import dev.parley.service.platform.Sha256;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class PersonResourceTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    @Inject
    Told told;
    @Inject
    Stumbles stumbles;
    @Inject
    ObjectMapper json;
    private String person;
    private String neighbour;

    @BeforeEach
    void somebodyNew() {
        person = "person-" + UUID.randomUUID();
        neighbour = "neighbour-" + UUID.randomUUID();
    }

    @Test
    void erasingLeavesNothingOfThePersonInAnyTableAndEverythingOfTheirNeighbour() {
        var id = UUID.randomUUID().toString();
        EveryTable.fill(person, id);
        EveryTable.fill(neighbour, UUID.randomUUID().toString());
        assertThat(EveryTable.rowsOf(person)).as("a row in every table that can name a person")
                .allSatisfy((_, rows) -> assertThat(rows).isPositive());
        var neighbours = EveryTable.contents(neighbour);

        erase(person).statusCode(204);

        assertThat(EveryTable.rowsOf(person)).as("rows that are left")
                .allSatisfy((_, rows) -> assertThat(rows).isZero());
        assertThat(Database.query("SELECT persona_id FROM persona.persona_version WHERE persona_id = ?", id)).isEmpty();
        assertThat(EveryTable.contents(neighbour)).isEqualTo(neighbours);
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(EveryTable.holding(person)).isEmpty());
    }

    @Test
    void memoryIsErasedWithItsEndsAndItsOptOut() {
        var talk = Talk.of(person, NOON);
        var theirs = Talk.of(neighbour, NOON);
        told.of(talk.started(), talk.ended(60), talk.said(70, "I want to change jobs"), theirs.started());
        given().auth().oauth2(Tokens.user(person)).delete("/v1/me/memory/" + talk.session()).then().statusCode(204);
        var another = Talk.of(person, NOON);
        told.of(another.started(), another.ended(60));
        given().auth().oauth2(Tokens.user(person)).contentType("application/json").body("{\"enabled\": true}")
                .put("/v1/me/memory");

        erase(person).statusCode(204);

        assertThat(EveryTable.holding(another.session().value())).isEmpty();
        assertThat(EveryTable.holding(theirs.session().value())).containsExactly("conversation");
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(EveryTable.holding(person)).isEmpty());
    }

    @Test
    void theReceiptNamesNobodyAndErasingAgainRenewsIt() {
        erase(person).statusCode(204);
        var first = receipt();
        erase(person).statusCode(204);

        assertThat(receipt()).isAfter(first);
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(erasedEvents()).hasSize(2));
    }

    @Test
    void theEventTellsWhoAndWhenAndNothingElse() throws IOException {
        erase(person).statusCode(204);

        await().atMost(20, SECONDS).until(() -> erasedEvents().size() == 1);
        var event = erasedEvents().getFirst();
        assertThat(Kafka.header(event, "ce_type")).isEqualTo("parley.persona.person-erased.v1");
        var data = json.readTree(event.value());
        assertThat(data.fieldNames()).toIterable().containsExactlyInAnyOrder("person", "erasedAt");
        assertThat(data.path("person").asText()).isEqualTo(person);
        assertThat(Instant.parse(data.path("erasedAt").asText())).isEqualTo(receipt());
    }

    @Test
    void lateEventsOfAnErasedPersonKeepNothing() {
        var running = Talk.of(person, NOON);
        told.of(running.started());
        erase(person).statusCode(204);

        var waiting = Talk.of(person, NOON);
        told.of(running.said(70, "I want to change jobs"), running.ended(60), running.amended(60, 50, 80),
                waiting.said(70, "I want to change jobs"), waiting.ended(60), waiting.started(),
                waiting.said(80, "I want to change jobs", "Soon"));

        for (var talk : List.of(running, waiting)) {
            assertThat(EveryTable.holding(talk.session().value())).isEmpty();
            assertThat(EveryTable.holding(talk.conversation())).containsExactly("forgotten_conversation");
        }
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(EveryTable.holding(person)).isEmpty());
    }

    @Test
    void whoComesBackIsRememberedAgain() {
        erase(person).statusCode(204);
        var talk = Talk.of(person, receipt().plusSeconds(1));
        told.of(talk.started(), talk.ended(60), talk.said(70, "I want to change jobs"));

        given().auth().oauth2(Tokens.user(person)).get("/v1/me/memory").then()
                .body("conversations.topic", contains("I want to change jobs"));
    }

    @Test
    void aCollisionIsTriedAgainAndLeavesOneEvent() {
        stumbles.prepare(person, "40P01", 2);
        erase(person).statusCode(204);
        stumbles.prepare(person, "40001", 1);
        erase(person).statusCode(204);

        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(erasedEvents()).hasSize(2));
    }

    @Test
    void whatCannotBeErasedIsKeptAsAWhole() {
        var talk = Talk.of(person, NOON);
        told.of(talk.started());
        stumbles.prepare(person, "23514", 1);
        erase(person).statusCode(500);

        given().auth().oauth2(Tokens.user(person)).get("/v1/me/memory").then()
                .body("conversations.session_id", contains(talk.session().value()));
        assertThat(Database.query("SELECT erased_at FROM persona.erasure WHERE person_digest = ?", Sha256.hex(person)))
                .isEmpty();
    }

    @Test
    void manyErasuresAtOnceAllSucceed() throws Exception {
        EveryTable.fill(person, UUID.randomUUID().toString());
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> erasing = () -> erase(person).extract().statusCode();
            for (var answer : threads.invokeAll(Collections.nCopies(8, erasing))) {
                assertThat(answer.get()).isEqualTo(204);
            }
        }
    }

    @Test
    void aPersonErasesAndExportsThemselvesOnly() {
        var talk = Talk.of(person, NOON);
        told.of(talk.started());

        given().auth().oauth2(Tokens.user(neighbour)).delete("/v1/me?user_id=" + person).then().statusCode(403);
        given().auth().oauth2(Tokens.user(neighbour)).get("/v1/me/export?user_id=" + person).then().statusCode(403);
        given().delete("/v1/me").then().statusCode(401);
        given().get("/v1/me/export").then().statusCode(401);
        assertThat(EveryTable.holding(talk.session().value())).containsExactly("conversation");
        given().auth().oauth2(Tokens.admin()).delete("/v1/me?user_id=" + person).then().statusCode(204);
        assertThat(EveryTable.holding(talk.session().value())).isEmpty();
    }

    @Test
    void postgresShowsAPersonNoReceiptButTheirOwn() throws SQLException {
        erase(person).statusCode(204);

        assertThat(receiptsSeenBy(person)).containsExactly(Sha256.hex(person));
        assertThat(receiptsSeenBy(neighbour)).isEmpty();
    }

    @Test
    void theExportHoldsEachSectionOfThePersonAndIsToBeKeptByNobodyElse() {
        var talk = Talk.of(person, NOON);
        var theirs = Talk.of(neighbour, NOON);
        told.of(talk.started(), talk.said(70, "I want to change jobs 🙂"), theirs.started());

        export(Tokens.user(person), "")
                .header("Content-Disposition", "attachment; filename=\"parley-export.json\"")
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .body("person", equalTo(person))
                .body("exported_at", notNullValue())
                .body("memory.enabled", equalTo(true))
                .body("memory.conversations.session_id", contains(talk.session().value()))
                .body("memory.conversations[0].topic", equalTo("I want to change jobs 🙂"));
        export(Tokens.service(), "?user_id=" + person).body("person", equalTo(person))
                .body("memory.conversations.session_id", contains(talk.session().value()));
    }

    @Test
    void somebodyUnknownGetsAnEmptyExportAndLeavesNoTrace() {
        export(Tokens.user(person), "").body("person", equalTo(person)).body("memory.conversations", empty());
        assertThat(EveryTable.holding(person)).isEmpty();
    }

    @Test
    void anExportWaitsForAChangeThatIsUnderWayAndThenShowsAllOfIt() throws Exception {
        var talk = Talk.of(person, NOON);
        told.of(talk.started());
        try (var threads = Executors.newSingleThreadExecutor();
                var database = Database.connect("postgres");
                var statement = database.createStatement()) {
            statement.execute("SET search_path TO persona");
            database.setAutoCommit(false);
            statement.execute("UPDATE conversation SET topic = 'Work' WHERE person_id = '" + person + "'");
            var export = threads.submit(() -> export(Tokens.user(person), "").extract()
                    .<String>path("memory.conversations[0].topic"));
            await().atMost(20, SECONDS).until(() -> !Database.query("SELECT pid FROM pg_stat_activity "
                    + "WHERE wait_event_type = 'Lock' AND query LIKE '%person_revision%FOR SHARE%'").isEmpty());
            database.commit();

            assertThat(export.get()).isEqualTo("Work");
        }
    }

    private static ValidatableResponse erase(String person) {
        return given().auth().oauth2(Tokens.user(person)).delete("/v1/me").then();
    }

    private static ValidatableResponse export(String token, String query) {
        return given().auth().oauth2(token).get("/v1/me/export" + query).then().statusCode(200);
    }

    private Instant receipt() {
        return Instant.parse(Database.query("SELECT to_char(erased_at AT TIME ZONE 'UTC', "
                + "'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM persona.erasure WHERE person_digest = ?",
                Sha256.hex(person)).getFirst());
    }

    private List<ConsumerRecord<String, byte[]>> erasedEvents() {
        return Kafka.records(Topic.PERSONAS, person);
    }

    private static List<String> receiptsSeenBy(String person) throws SQLException {
        try (var app = Database.connect("persona_app")) {
            Database.query(app,
                    "SELECT set_config('parley.role', 'user', false), set_config('parley.person', ?, false)",
                    person);
            return Database.query(app, "SELECT person_digest FROM persona.erasure");
        }
    }
}
