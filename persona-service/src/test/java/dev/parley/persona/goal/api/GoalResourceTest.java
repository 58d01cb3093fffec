package dev.parley.persona.goal.api;

import static dev.parley.persona.profile.api.PersonsOwn.ANY_SCRIPT;
import static dev.parley.persona.profile.api.PersonsOwn.as;
import static dev.parley.persona.profile.api.PersonsOwn.asService;
import static dev.parley.persona.profile.api.PersonsOwn.statusBehind;
import static dev.parley.persona.profile.api.PersonsOwn.store;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class GoalResourceTest {
    private static final String GOALS = "/v1/me/goals";
    private static final String GOAL = GOALS + "/{id}";
    private static final Executor CROWD = task -> Thread.ofVirtual().start(task);
    private static final String RUN = """
            {"title": "Run ten miles", "description": "Slowly", "progress": 40, "due_on": "2027-05-01"}""";

    @Test
    void aNewGoalIsFoundWhereTheAnswerSays() {
        var created = as("goal-anna").body(RUN).post(GOALS).then()
                .statusCode(201)
                .body("title", equalTo("Run ten miles"))
                .body("description", equalTo("Slowly"))
                .body("progress", equalTo(40))
                .body("done", equalTo(false))
                .body("due_on", equalTo("2027-05-01"))
                .extract();

        as("goal-anna").get(created.header("Location")).then()
                .statusCode(200)
                .body("", equalTo(created.<Object>path("")));
    }

    @Test
    void whatIsNotSaidOfAGoalIsEmpty() {
        as("goal-bea").body("{\"title\": \"Sleep\"}").post(GOALS).then()
                .statusCode(201)
                .body("progress", equalTo(0))
                .body("description", nullValue())
                .body("due_on", nullValue());
    }

    @Test
    void aGoalIsDoneWhenAllOfItIs() {
        var id = create(as("goal-carl"), RUN);

        as("goal-carl").body("{\"title\": \"Run\", \"progress\": 100}").put(GOAL, id).then()
                .statusCode(200)
                .body("done", equalTo(true))
                .body("description", nullValue());
        as("goal-carl").get(GOAL, id).then().body("title", equalTo("Run")).body("done", equalTo(true));
    }

    @Test
    void aGoalThatWasDeletedIsGone() {
        var id = create(as("goal-dora"), RUN);

        as("goal-dora").delete(GOAL, id).then().statusCode(204);

        as("goal-dora").get(GOAL, id).then().statusCode(404).body("code", equalTo("not_found"));
        as("goal-dora").body(RUN).put(GOAL, id).then().statusCode(404);
        as("goal-dora").delete(GOAL, id).then().statusCode(404);
    }

    @Test
    void aGoalThatSomebodyElseDeletesAtTheSameMomentIsGone() throws Exception {
        var deleted = create(as("goal-twice"), RUN);
        var rewritten = create(as("goal-twice"), RUN);

        assertThat(statusBehind(() -> as("goal-twice").delete(GOAL, deleted).statusCode(),
                "DELETE FROM goal WHERE id = ?", UUID.fromString(deleted))).isEqualTo(404);
        assertThat(statusBehind(() -> as("goal-twice").body(RUN).put(GOAL, rewritten).statusCode(),
                "DELETE FROM goal WHERE id = ?", UUID.fromString(rewritten))).isEqualTo(404);
    }

    @Test
    void goalsOfManyPeopleAreDeletedAtOnce() {
        var deletions = IntStream.range(0, 100)
                .mapToObj(n -> "goal-crowd-" + n)
                .map(person -> Map.entry(person, create(as(person), RUN)))
                .toList().stream()
                .map(goal -> CompletableFuture
                        .supplyAsync(() -> as(goal.getKey()).delete(GOAL, goal.getValue()).statusCode(), CROWD))
                .toList();

        assertThat(deletions.stream().map(CompletableFuture::join)).containsOnly(204);
        assertThat(Database.query("SELECT id FROM persona.goal WHERE person_id LIKE 'goal-crowd-%'")).isEmpty();
    }

    @Test
    void theSameKeyMakesOneGoal() {
        var first = as("goal-emil").header("Idempotency-Key", "k-1").body(RUN).post(GOALS).then().statusCode(201);
        var again = as("goal-emil").header("Idempotency-Key", "k-1").body(RUN).post(GOALS).then().statusCode(201);

        again.body("", equalTo(first.extract().<Object>path("")));
        assertThat(again.extract().header("Location")).isEqualTo(first.extract().header("Location"));
        as("goal-emil").get(GOALS).then().body("items", hasSize(1));
        as("goal-emil").header("Idempotency-Key", "k-1").body("{\"title\": \"Other\"}").post(GOALS).then()
                .statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void nobodySeesOrChangesAnothersGoal() {
        var id = create(as("goal-frida"), RUN);

        as("goal-mallory").get(GOALS).then().statusCode(200).body("items", empty());
        as("goal-mallory").get(GOAL, id).then().statusCode(404);
        as("goal-mallory").body(RUN).put(GOAL, id).then().statusCode(404);
        as("goal-mallory").delete(GOAL, id).then().statusCode(404);
        for (var method : List.of("GET", "POST")) {
            as("goal-mallory").queryParam("user_id", "goal-frida").body(RUN).request(method, GOALS).then()
                    .statusCode(403);
        }
        for (var method : List.of("GET", "PUT", "DELETE")) {
            as("goal-mallory").queryParam("user_id", "goal-frida").body(RUN).request(method, GOAL, id).then()
                    .statusCode(403);
        }
        as("goal-frida").get(GOAL, id).then().statusCode(200).body("title", equalTo("Run ten miles"));
    }

    @Test
    void aServiceActsForThePersonItNamesAndForNobodyElse() {
        var created = asService().queryParam("user_id", "goal-gerd").body(RUN).post(GOALS).then().statusCode(201);
        String id = created.extract().path("id");
        var stranger = create(as("goal-hanna"), RUN);

        created.header("Location", endsWith(GOALS + "/" + id + "?user_id=goal-gerd"));
        asService().get(created.extract().header("Location")).then().statusCode(200);
        as("goal-gerd").get(GOAL, id).then().statusCode(200);
        asService().queryParam("user_id", "goal-gerd").get(GOALS).then().body("items.id", equalTo(List.of(id)));
        asService().queryParam("user_id", "goal-gerd").get(GOAL, stranger).then().statusCode(404);
        asService().queryParam("user_id", "goal-gerd").body(RUN).put(GOAL, stranger).then().statusCode(404);
        asService().queryParam("user_id", "goal-gerd").delete(GOAL, stranger).then().statusCode(404);
        asService().queryParam("user_id", "goal-gerd").body("{\"title\": \"Rest\"}").put(GOAL, id).then()
                .statusCode(200).body("title", equalTo("Rest"));
        asService().queryParam("user_id", "goal-gerd").delete(GOAL, id).then().statusCode(204);
    }

    @Test
    void whoCallsMustBeKnown() {
        given().get(GOALS).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "not-an-id", "00000000-0000-0000-0000-000000000000"})
    void whatIsNoGoalIsNotFound(String id) {
        as("goal-anna").get(GOAL, id).then().statusCode(404);
        as("goal-anna").body(RUN).put(GOAL, id).then().statusCode(404);
        as("goal-anna").delete(GOAL, id).then().statusCode(404);
    }

    @Test
    void textInAnyScriptComesBackAsItWas() {
        var id = create(as("goal-ivan"), Map.of("title", ANY_SCRIPT, "description", ANY_SCRIPT));

        as("goal-ivan").get(GOAL, id).then()
                .body("title", equalTo(ANY_SCRIPT))
                .body("description", equalTo(ANY_SCRIPT));
    }

    static Stream<Arguments> whatIsRefused() {
        return Stream.of(
                Arguments.of(Map.of(), "/title"),
                Arguments.of(Map.of("title", "\n "), "/title"),
                Arguments.of(Map.of("title", "t".repeat(201)), "/title"),
                Arguments.of(Map.of("title", "a\0b"), "/title"),
                Arguments.of(Map.of("title", "T", "description", "🦔".repeat(4001)), "/description"),
                Arguments.of(Map.of("title", "T", "progress", -1), "/progress"),
                Arguments.of(Map.of("title", "T", "progress", 101), "/progress"),
                Arguments.of(Map.of("title", "T", "due_on", "1899-12-31"), "/due_on"),
                Arguments.of(Map.of("title", "T", "due_on", "+10000-01-01"), "/due_on"),
                Arguments.of(Map.of("title", "T", "dueOn", "2027-01-01"), "/dueOn"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsRefused(Map<String, Object> body, String pointer) {
        var id = create(as("goal-jad"), RUN);

        as("goal-jad").body(body).post(GOALS).then()
                .statusCode(422).body("errors.pointer", equalTo(List.of(pointer)));
        as("goal-jad").body(body).put(GOAL, id).then()
                .statusCode(422).body("errors.pointer", equalTo(List.of(pointer)));
        as("goal-jad").get(GOAL, id).then().body("title", equalTo("Run ten miles")).body("progress", equalTo(40));
    }

    @Test
    void whatJustFitsIsKept() {
        var body = Map.of("title", "🦔".repeat(200), "description", "d".repeat(4000), "progress", 100, "due_on",
                "9999-12-31");

        var id = create(as("goal-karl"), body);

        assertThat(as("goal-karl").get(GOAL, id).then().extract().<Map<String, Object>>path(""))
                .containsAllEntriesOf(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83e", "\\udd94\\ud83e", "a\\u0000b"})
    void whatIsNoTextIsRefused(String escaped) {
        as("goal-jad").body("{\"title\": \"" + escaped + "\"}").post(GOALS).then()
                .statusCode(422).body("errors.pointer", equalTo(List.of("/title")));
    }

    @Test
    void tenThousandGoalsAreWalkedPageByPageEvenWhileOneIsAdded() {
        fill("goal-walker", 9_999);
        var stored = Database.query("""
                SELECT id::text FROM persona.goal WHERE person_id = 'goal-walker'
                ORDER BY created_at DESC, goal.id DESC""");

        var walked = new ArrayList<String>();
        @Nullable
        String cursor = null;
        do {
            var page = page("goal-walker", 200, cursor);
            walked.addAll(page.getList("items.id"));
            cursor = page.getString("next_cursor");
            if (walked.size() == 2_000) {
                create(as("goal-walker"), RUN);
            }
        } while (cursor != null);

        assertThat(walked).isEqualTo(stored);
    }

    @Test
    void theTenThousandAndFirstGoalIsRefused() {
        fill("goal-collector", 10_000);

        as("goal-collector").body(RUN).post(GOALS).then()
                .statusCode(409)
                .body("code", equalTo("conflict"))
                .body("detail", equalTo("A person may have at most 10000 goals"));
        assertThat(count("goal-collector")).isEqualTo(10_000);
    }

    @Test
    void theLastPlaceIsGivenToOneOnly() throws Exception {
        fill("goal-racer", 9_999);

        var status = statusBehind(() -> as("goal-racer").body(RUN).post(GOALS).statusCode(),
                "INSERT INTO goal VALUES (gen_random_uuid(), ?, 'First', NULL, 0, NULL, now(), now())", "goal-racer");

        assertThat(status).isEqualTo(409);
        assertThat(count("goal-racer")).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "Z29hbAoyMDI2", "bm90aGluZw"})
    void aCursorThatNobodyGaveOutIsRefused(String cursor) {
        as("goal-anna").queryParam("cursor", cursor).get(GOALS).then().statusCode(400);
    }

    @Test
    void theArchiveShowsEveryGoalAndErasingTakesOnlyThePersonsOwn() {
        var id = create(as("goal-lena"), RUN);
        create(as("goal-marek"), RUN);

        asService().get("/test/kept/goals/goal-lena").then()
                .statusCode(200)
                .body("id", equalTo(List.of(id)))
                .body("title", equalTo(List.of("Run ten miles")))
                .body("due_on", equalTo(List.of("2027-05-01")));
        asService().delete("/test/kept/goals/goal-lena").then().statusCode(204);

        assertThat(count("goal-lena")).isZero();
        assertThat(count("goal-marek")).isOne();
    }

    private static String create(RequestSpecification person, Object body) {
        return person.body(body).post(GOALS).then().statusCode(201).extract().path("id");
    }

    private static JsonPath page(String person, int limit, @Nullable String cursor) {
        var request = as(person).queryParam("limit", limit);
        if (cursor != null) {
            request.queryParam("cursor", cursor);
        }
        return request.get(GOALS).then().statusCode(200).extract().jsonPath();
    }

    /// Seven of them at each moment, so that pages end between equals.
    private static void fill(String person, int goals) {
        store("""
                INSERT INTO goal
                SELECT gen_random_uuid(), ?, 'Goal ' || n, NULL, n % 101, NULL, moment, moment
                FROM generate_series(1, ?) n, LATERAL (SELECT timestamptz '2026-01-01' + n / 7 * interval '1 second' AS moment)""",
                person, goals);
    }

    private static int count(String person) {
        return Integer.parseInt(
                Database.query("SELECT count(*) FROM persona.goal WHERE person_id = ?", person).getFirst());
    }
}
