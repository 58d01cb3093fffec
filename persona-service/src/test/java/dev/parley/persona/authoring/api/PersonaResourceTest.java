package dev.parley.persona.authoring.api;

import static dev.parley.persona.authoring.api.Personas.as;
import static dev.parley.persona.authoring.api.Personas.create;
import static dev.parley.persona.authoring.api.Personas.createForEverybody;
import static dev.parley.persona.authoring.api.Personas.named;
import static dev.parley.persona.authoring.api.Personas.rewrite;
import static dev.parley.persona.authoring.api.Personas.with;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.model.event.Topic;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(PeerStandIn.class)
class PersonaResourceTest {
    private static final String NORA = """
            {"name": "Nora", "avatar_id": "maya", "instructions": "Listen.\\nThen ask. 🌿 שלום",
             "greeting": "Hello {name}", "specialities": ["sleep", "grief"], "guardrails": ["Give no diagnosis"],
             "language": "Portuguese", "vendors": ["livekit", "tavus"],
             "vendor_settings": {"tavus": {"persona_id": "p-1", "replica_id": "r-1"},
                                 "livekit": {"agent_name": "agent-1"}, "elevenlabs": {"agent_id": "e-1"},
                                 "voice": "Wendy"}}""";

    @Test
    void whatAPersonWroteIsReadAsTheyWroteIt() {
        var location = as("pr-ana").body(NORA).post("/v1/personas").then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("id", matchesPattern("persona-[0-9a-f-]{36}"))
                .extract().header("Location");

        as("pr-ana").get(location).then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("for_everybody", equalTo(false))
                .body("version", equalTo(1))
                .body("digest", matchesPattern("sha256:[0-9a-f]{64}"))
                .body("name", equalTo("Nora"))
                .body("instructions", equalTo("Listen.\nThen ask. 🌿 שלום"))
                .body("greeting", equalTo("Hello {name}"))
                .body("specialities", contains("sleep", "grief"))
                .body("guardrails", contains("Give no diagnosis"))
                .body("language", equalTo("Portuguese"))
                .body("vendors", contains("livekit", "tavus"))
                .body("vendor_settings.tavus.persona_id", equalTo("p-1"))
                .body("vendor_settings.tavus.replica_id", equalTo("r-1"))
                .body("vendor_settings.livekit.agent_name", equalTo("agent-1"))
                .body("vendor_settings.elevenlabs.agent_id", equalTo("e-1"))
                .body("vendor_settings.voice", equalTo("Wendy"))
                .body("active", equalTo(true))
                .body("created_at", notNullValue())
                .body("made_at", notNullValue())
                .body("avatar_id", equalTo("maya"))
                .body("avatar.id", equalTo("maya"))
                .body("avatar.name", equalTo("Maya"))
                .body("avatar.description", notNullValue())
                .body("avatar.images", notNullValue())
                .body("avatar.tier", equalTo("free"))
                .body("avatar.premium", equalTo(false));
    }

    @Test
    void aNameIsEnough() {
        as("pr-bo").body(named("Bo's")).post("/v1/personas").then()
                .statusCode(201)
                .body("vendors", contains("tavus", "livekit", "elevenlabs"))
                .body("active", equalTo(true))
                .body("specialities", empty())
                .body("guardrails", empty())
                .body("instructions", nullValue())
                .body("avatar_id", nullValue())
                .body("avatar", nullValue());
    }

    @Test
    void everyWrongFieldIsNamed() {
        as("pr-cy").body("""
                {"name": " ", "instructions": "%s", "greeting": "%s", "language": "%s", "vendors": [],
                 "specialities": ["ok", "%s"], "guardrails": [" "],
                 "vendor_settings": {"tavus": {"replica_id": "%s"}}}"""
                .formatted("i".repeat(20_001), "g".repeat(1_001), "l".repeat(41), "s".repeat(101), "r".repeat(201)))
                .post("/v1/personas").then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.pointer", containsInAnyOrder("/name", "/instructions", "/greeting", "/language",
                        "/vendors", "/specialities/1", "/guardrails/0", "/vendor_settings/tavus/replica_id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{\"vendors\": [\"tavus\"]}; /name",
            "{\"name\": \"N\", \"vendors\": [\"tavus\", \"tavus\"]}; /vendors",
            "{\"name\": \"N\", \"vendors\": [null]}; /vendors/0",
            "{\"name\": \"N\", \"specialities\": [null]}; /specialities/0",
            "{\"name\": \"N\\u0000\"}; /name",
            "{\"name\": \"N\", \"avatar_id\": \"nobody\"}; /avatar_id",
            "{\"name\": \"N\", \"vendor_settings\": {\"voice\": \"Nobody\"}}; /vendor_settings/voice",
            "{\"name\": \"N\", \"vendor_settings\": {\"tavus\": {\"replica\": \"r\"}}}; /vendor_settings/tavus/replica"
    })
    void whatCannotBeStoredIsRefusedWithItsPlace(String json, String pointer) {
        as("pr-dan").body(json).post("/v1/personas").then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void theLongestTextsFit() {
        var id = create("pr-eli", """
                {"name": "%s", "instructions": "%s", "greeting": "%s"}"""
                .formatted("🌿".repeat(100), "i".repeat(20_000), "g".repeat(1_000)));

        as("pr-eli").get("/v1/personas/" + id).then().body("name", equalTo("🌿".repeat(100)));
    }

    @Test
    void aRepeatedCreationMakesOnePersonaAndRemembersNoText() {
        var first = as("pr-flo").header("Idempotency-Key", "once").body(NORA).post("/v1/personas");
        var id = first.then().statusCode(201).extract().<String>path("id");
        rewrite("pr-flo", id, named("Changed"));

        as("pr-flo").header("Idempotency-Key", "once").body(NORA).post("/v1/personas").then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("id", equalTo(id))
                .body("name", equalTo("Nora"));

        assertThat(Database.query("SELECT id FROM persona.persona WHERE person_id = 'pr-flo'")).hasSize(1);
        assertThat(Database.query("SELECT answer FROM persona.idempotency_key WHERE person_id = 'pr-flo'").getFirst())
                .contains(id).doesNotContain("Listen");
    }

    @Test
    void aChangeMakesTheNextVersionAndPublishesIt() {
        var id = create("pr-gus", NORA);

        rewrite("pr-gus", id, NORA.replace("Nora", "Noor")).then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Noor"))
                .body("version", equalTo(2));

        await().atMost(20, SECONDS).untilAsserted(() -> {
            var events = Kafka.records(Topic.PERSONAS, id).stream().map(it -> new String(it.value())).toList();
            assertThat(events).hasSize(2);
            assertThat(events.getFirst()).contains("\"version\":1", "sha256:").doesNotContain("Nora");
            assertThat(events.getLast()).contains("\"version\":2");
        });
    }

    @Test
    void aChangeThatChangesNothingMakesNoVersion() {
        var id = create("pr-hal", NORA);

        rewrite("pr-hal", id, NORA).then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1));

        assertThat(published(id)).isEqualTo(1);
    }

    @Test
    void whatAChangeLeavesOutIsEmpty() {
        var id = create("pr-ida", NORA);

        rewrite("pr-ida", id, named("Nora")).then()
                .statusCode(200)
                .body("instructions", nullValue())
                .body("avatar", nullValue())
                .body("vendors", contains("tavus", "livekit", "elevenlabs"));
    }

    @Test
    void aMisspeltFieldOfAChangeIsRefusedAndEmptiesNothing() {
        var id = create("pr-joe", NORA);

        rewrite("pr-joe", id, "{\"name\": \"Nora\", \"instruction\": \"Listen.\"}").then()
                .statusCode(422)
                .body("errors.pointer", contains("/instruction"));

        as("pr-joe").get("/v1/personas/" + id).then().body("version", equalTo(1));
    }

    @Test
    void aChangeOfAnotherVersionThanTheCurrentOneIsRefused() {
        var id = create("pr-kim", named("Kim"));
        rewrite("pr-kim", id, named("Kim 2"));

        as("pr-kim").header("If-Match", "\"1\"").body(named("Kim 3")).put("/v1/personas/" + id).then()
                .statusCode(412)
                .body("code", equalTo("precondition_failed"));
        as("pr-kim").header("If-Match", "\"2\"").body(named("Kim 3")).put("/v1/personas/" + id).then()
                .statusCode(200)
                .header("ETag", "\"3\"");
    }

    @Test
    void aPersonaOfSomebodyElseIsNotFoundByAnyRoute() {
        var id = create("pr-lea", NORA);

        as("pr-mallory").get("/v1/personas/" + id).then().statusCode(404).body("code", equalTo("not_found"));
        rewrite("pr-mallory", id, NORA).then().statusCode(404);
        as("pr-mallory").get("/v1/personas/" + id + "/versions").then().statusCode(404);
        as("pr-mallory").get("/v1/personas/" + id + "/versions/1").then().statusCode(404);
        as("pr-mallory").get("/v1/personas/" + id + "/versions/1/diff/1").then().statusCode(404);
        as("pr-mallory").post("/v1/personas/" + id + "/versions/1/restore").then().statusCode(404);
        as("pr-mallory").body("{\"persona_id\": \"" + id + "\", \"kind\": \"mentor\"}").post("/v1/contexts").then()
                .statusCode(404);
        as("pr-mallory").get("/v1/personas").then().body("items.id", not(hasItem(id)));
        with(Tokens.service()).get("/v1/personas?user_id=pr-mallory").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void aPersonNamesNobodyElse() {
        as("pr-mallory").get("/v1/personas?user_id=pr-lea").then().statusCode(403);
        as("pr-mallory").body("{\"user_id\": \"pr-lea\", \"name\": \"N\"}").post("/v1/personas").then()
                .statusCode(403);
    }

    @Test
    void aServiceWritesForThePersonItNames() {
        var id = with(Tokens.service()).body("{\"user_id\": \"pr-nia\", \"name\": \"Nia's\"}").post("/v1/personas")
                .then().statusCode(201).extract().<String>path("id");

        with(Tokens.service()).body(named("Nia's own")).put("/v1/personas/" + id).then().statusCode(200);

        as("pr-nia").get("/v1/personas/" + id).then().body("name", equalTo("Nia's own"));
        with(Tokens.service()).get("/v1/personas?user_id=pr-nia").then().body("items.id", hasItem(id));
    }

    @Test
    void onlyAnAdminWritesForEverybody() {
        as("pr-oli").body("{\"name\": \"N\", \"for_everybody\": true}").post("/v1/personas").then()
                .statusCode(403).body("code", equalTo("forbidden"));
        with(Tokens.service()).body("{\"name\": \"N\", \"for_everybody\": true}").post("/v1/personas").then()
                .statusCode(403);
        rewrite("pr-oli", "mentor-maya", named("Mine now")).then()
                .statusCode(403).body("code", equalTo("forbidden"));
        as("pr-oli").post("/v1/personas/mentor-maya/versions/1/restore").then().statusCode(403);
        with(Tokens.service()).body(named("Mine now")).put("/v1/personas/mentor-maya").then().statusCode(403);

        var id = createForEverybody("{\"name\": \"Everybody's\", \"avatar_id\": \"amara\"}");
        with(Tokens.admin()).body(named("Still everybody's")).put("/v1/personas/" + id).then()
                .statusCode(200)
                .body("for_everybody", equalTo(true));
        as("pr-oli").get("/v1/personas/" + id).then().statusCode(200).body("name", equalTo("Still everybody's"));
    }

    @Test
    void whatEverybodyDoesNotSeeYetIsSeenByAdminsOnly() {
        var id = createForEverybody("{\"name\": \"A draft\", \"active\": false}");

        as("pr-pia").get("/v1/personas/" + id).then().statusCode(404);
        rewrite("pr-pia", id, named("N")).then().statusCode(404);
        assertThat(ids("pr-pia", "limit=200")).doesNotContain(id);
        with(Tokens.service()).get("/v1/personas?user_id=pr-pia&limit=200").then().body("items.id", not(hasItem(id)));
        with(Tokens.admin()).get("/v1/personas/" + id).then().statusCode(200);
        with(Tokens.admin()).get("/v1/personas?limit=200").then().body("items.id", hasItem(id));
        with(Tokens.admin()).get("/v1/personas?limit=200&active=true").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void onesOwnInactivePersonaIsListedUnlessOnlyActiveOnesAreAskedFor() {
        var id = create("pr-quy", "{\"name\": \"Resting\", \"active\": false}");

        assertThat(ids("pr-quy", "")).contains(id, "mentor-maya", "mentor-jonas");
        assertThat(ids("pr-quy", "active=false")).contains(id);
        assertThat(ids("pr-quy", "active=true")).contains("mentor-maya").doesNotContain(id);
        as("pr-quy").body("{\"persona_id\": \"" + id + "\", \"kind\": \"mentor\"}").post("/v1/contexts").then()
                .statusCode(404);

        rewrite("pr-quy", id, named("Awake"));

        assertThat(ids("pr-quy", "active=true")).contains(id);
        as("pr-quy").body("{\"persona_id\": \"" + id + "\", \"kind\": \"mentor\"}").post("/v1/contexts").then()
                .statusCode(200)
                .body("persona_name", equalTo("Awake"));
    }

    @Test
    void pagesHoldEachPersonaOnceInTheOrderOfTheirNames() {
        var own = new ArrayList<String>();
        for (var name : List.of("Zoe", "Maya", "Abe", "Maya", "Kai\\nof two lines")) {
            own.add(create("pr-rob", named(name)));
        }
        var whole = as("pr-rob").get("/v1/personas?active=true&limit=200").path("items.id");

        var paged = new ArrayList<String>();
        String cursor = null;
        do {
            var page = cursor == null
                    ? as("pr-rob").get("/v1/personas?active=true&limit=2")
                    : as("pr-rob").queryParam("cursor", cursor).get("/v1/personas?active=true&limit=2");
            page.then().statusCode(200);
            paged.addAll(page.path("items.id"));
            cursor = page.path("next_cursor");
        } while (cursor != null);

        assertThat(paged).isEqualTo(whole).containsAll(own).contains("mentor-maya").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"limit=0, 422", "limit=201, 422", "cursor=nonsense, 400", "user_id=%00, 422"})
    void aPageThatIsNoneIsRefused(String query, int status) {
        with(Tokens.admin()).urlEncodingEnabled(false).get("/v1/personas?" + query).then().statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "%00", "a%00b", "%20", "%F0%9F%8C%BF"})
    void anIdThatIsNobodysIsNotFound(String id) {
        as("pr-sam").urlEncodingEnabled(false).get("/v1/personas/" + id).then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void anIdThatIsTooLongIsNotFound() {
        as("pr-sam").get("/v1/personas/" + "a".repeat(201)).then().statusCode(404);
    }

    @Test
    void aPersonHasNoMoreThanTheyMayHave() {
        fill("pr-tom", 999);

        create("pr-tom", named("The last"));
        as("pr-tom").body(named("One more")).post("/v1/personas").then()
                .statusCode(409)
                .body("code", equalTo("conflict"))
                .body("personas_max", equalTo(1000));
    }

    @Test
    void creationsAtTheSameTimeDoNotGetPastTheLimit() {
        fill("pr-ula", 997);

        var statuses = Together.times(8,
                i -> as("pr-ula").body(named("At once " + i)).post("/v1/personas").statusCode());

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(it -> it == 201)).hasSize(3);
    }

    @Test
    void changesAtTheSameTimeGoOneAfterTheOther() {
        var id = create("pr-vic", named("Vic 0"));

        var statuses = Together.times(12, i -> rewrite("pr-vic", id, named("Vic " + (i + 1))).statusCode());

        assertThat(statuses).hasSize(12).containsOnly(200);
        assertThat(Database.query("SELECT count(*) FROM persona.persona_version WHERE persona_id = ?", id))
                .containsExactly("13");
        as("pr-vic").get("/v1/personas/" + id).then().body("version", equalTo(13));
        assertThat(published(id)).isEqualTo(13);
    }

    @Test
    void ofChangesAtTheSameTimeThatExpectOneVersionOneWins() {
        var id = create("pr-wim", named("Wim 0"));

        var statuses = Together.times(8, i -> as("pr-wim").header("If-Match", "\"1\"")
                .body(named("Wim " + (i + 1))).put("/v1/personas/" + id).statusCode());

        assertThat(statuses).containsOnly(200, 412);
        assertThat(statuses.stream().filter(it -> it == 200)).hasSize(1);
    }

    @Test
    void aListShowsTheFaces() {
        var id = create("pr-xia", NORA);

        as("pr-xia").get("/v1/personas").then()
                .body("items.find { it.id == '" + id + "' }.avatar.name", equalTo("Maya"))
                .body("items.findAll { it.id == '" + id + "' }", hasSize(1))
                .body("items.for_everybody", hasItems(true, false));
    }

    private static List<String> ids(String person, String query) {
        return as(person).get("/v1/personas?limit=200&" + query).path("items.id");
    }

    private static void fill(String person, int count) {
        Database.execute("""
                INSERT INTO persona.persona (id, person_id, name)
                SELECT ? || '-' || n, ?, 'Filler' FROM generate_series(1, ?) n""", person, person, count);
    }

    /// Once the outbox holds none of its events, Kafka has them all.
    private static int published(String id) {
        await().atMost(20, SECONDS).until(
                () -> Database.query("SELECT position FROM persona.outbox WHERE key = ?", id).isEmpty());
        return Kafka.records(Topic.PERSONAS, id).size();
    }
}
