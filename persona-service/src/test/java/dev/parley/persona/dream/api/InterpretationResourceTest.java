package dev.parley.persona.dream.api;

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
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class InterpretationResourceTest {
    private static final String INTERPRETATIONS = "/v1/me/interpretations";
    private static final String INTERPRETATION = INTERPRETATIONS + "/{id}";
    private static final Map<String, Object> FEAR = Map.of("primary", "anxiety", "secondary", "fear", "intensity", 0.8);

    @Test
    void aNewInterpretationIsFoundWhereTheAnswerSays() {
        var dream = dreamOf("interpretation-anna");

        var created = as("interpretation-anna")
                .body(about(dream, Map.of("interpreter_id", "jung", "emotional_tone", FEAR)))
                .post(INTERPRETATIONS).then()
                .statusCode(201)
                .body("dream_id", equalTo(dream))
                .body("interpreter_id", equalTo("jung"))
                .body("text", equalTo("You want to be free"))
                .body("emotional_tone.primary", equalTo("anxiety"))
                .body("emotional_tone.secondary", equalTo("fear"))
                .body("emotional_tone.intensity", equalTo(0.8f))
                .extract();

        as("interpretation-anna").get(created.header("Location")).then()
                .statusCode(200)
                .body("", equalTo(created.<Object>path("")));
    }

    @Test
    void whatIsNotSaidOfAnInterpretationIsEmpty() {
        var dream = dreamOf("interpretation-bea");

        as("interpretation-bea").body(about(dream, Map.of())).post(INTERPRETATIONS).then()
                .statusCode(201)
                .body("interpreter_id", nullValue())
                .body("emotional_tone", nullValue());
        as("interpretation-bea").body(about(dream, Map.of("emotional_tone", Map.of("primary", "joy"))))
                .post(INTERPRETATIONS).then()
                .statusCode(201)
                .body("emotional_tone.primary", equalTo("joy"))
                .body("emotional_tone.secondary", nullValue())
                .body("emotional_tone.intensity", nullValue());
    }

    @Test
    void anInterpretationIsReplacedAsAWhole() {
        var id = create(as("interpretation-carl"),
                about(dreamOf("interpretation-carl"), Map.of("emotional_tone", FEAR)));
        var another = dreamOf("interpretation-carl");

        as("interpretation-carl").body(about(another, Map.of("text", "You are free"))).put(INTERPRETATION, id).then()
                .statusCode(200);

        as("interpretation-carl").get(INTERPRETATION, id).then()
                .body("text", equalTo("You are free"))
                .body("dream_id", equalTo(another))
                .body("emotional_tone", nullValue());
    }

    @Test
    void anInterpretationThatWasDeletedIsGoneAndItsDreamIsNot() {
        var dream = dreamOf("interpretation-dora");
        var id = create(as("interpretation-dora"), about(dream, Map.of()));

        as("interpretation-dora").delete(INTERPRETATION, id).then().statusCode(204);

        as("interpretation-dora").get(INTERPRETATION, id).then().statusCode(404).body("code", equalTo("not_found"));
        as("interpretation-dora").body(about(dream, Map.of())).put(INTERPRETATION, id).then().statusCode(404);
        as("interpretation-dora").delete(INTERPRETATION, id).then().statusCode(404);
        as("interpretation-dora").get("/v1/me/dreams/{id}", dream).then().statusCode(200);
    }

    @Test
    void aDreamTakesItsInterpretationsAlong() {
        var dream = dreamOf("interpretation-eva");
        var kept = create(as("interpretation-eva"), about(dreamOf("interpretation-eva"), Map.of()));
        create(as("interpretation-eva"), about(dream, Map.of()));
        create(as("interpretation-eva"), about(dream, Map.of()));

        as("interpretation-eva").delete("/v1/me/dreams/{id}", dream).then().statusCode(204);

        as("interpretation-eva").get(INTERPRETATIONS).then().body("items.id", equalTo(List.of(kept)));
    }

    @Test
    void theSameKeyMakesOneInterpretation() {
        var body = about(dreamOf("interpretation-emil"), Map.of("emotional_tone", FEAR));

        var first = as("interpretation-emil").header("Idempotency-Key", "k-1").body(body).post(INTERPRETATIONS).then()
                .statusCode(201);
        var again = as("interpretation-emil").header("Idempotency-Key", "k-1").body(body).post(INTERPRETATIONS).then()
                .statusCode(201);

        again.body("", equalTo(first.extract().<Object>path("")));
        as("interpretation-emil").get(INTERPRETATIONS).then().body("items", hasSize(1));
    }

    @Test
    void nobodySeesOrChangesAnothersInterpretation() {
        var id = create(as("interpretation-frida"), about(dreamOf("interpretation-frida"), Map.of()));
        var body = about(dreamOf("interpretation-mallory"), Map.of());

        as("interpretation-mallory").get(INTERPRETATIONS).then().statusCode(200).body("items", empty());
        as("interpretation-mallory").get(INTERPRETATION, id).then().statusCode(404);
        as("interpretation-mallory").body(body).put(INTERPRETATION, id).then().statusCode(404);
        as("interpretation-mallory").delete(INTERPRETATION, id).then().statusCode(404);
        for (var method : List.of("GET", "POST")) {
            as("interpretation-mallory").queryParam("user_id", "interpretation-frida").body(body)
                    .request(method, INTERPRETATIONS).then().statusCode(403);
        }
        for (var method : List.of("GET", "PUT", "DELETE")) {
            as("interpretation-mallory").queryParam("user_id", "interpretation-frida").body(body)
                    .request(method, INTERPRETATION, id).then().statusCode(403);
        }
        as("interpretation-frida").get(INTERPRETATION, id).then().statusCode(200);
    }

    @Test
    void nobodyInterpretsAnothersDreamOrLearnsThatItIsThere() {
        var dream = dreamOf("interpretation-dreamer");
        var id = create(as("interpretation-snoop"), about(dreamOf("interpretation-snoop"), Map.of()));

        for (var named : List.of(dream, UUID.randomUUID().toString())) {
            as("interpretation-snoop").body(about(named, Map.of())).post(INTERPRETATIONS).then()
                    .statusCode(422)
                    .body("errors.pointer", equalTo(List.of("/dream_id")))
                    .body("errors.detail", equalTo(List.of("is no dream of this person")));
            as("interpretation-snoop").body(about(named, Map.of())).put(INTERPRETATION, id).then()
                    .statusCode(422)
                    .body("errors.pointer", equalTo(List.of("/dream_id")));
            as("interpretation-snoop").queryParam("dream_id", named).get(INTERPRETATIONS).then()
                    .statusCode(200)
                    .body("items", empty());
        }
    }

    @Test
    void aServiceActsForThePersonItNamesAndForNobodyElse() {
        var dream = dreamOf("interpretation-gerd");
        var strangersDream = dreamOf("interpretation-hanna");
        var stranger = create(as("interpretation-hanna"), about(strangersDream, Map.of()));

        var created = asServiceFor("interpretation-gerd").body(about(dream, Map.of())).post(INTERPRETATIONS).then()
                .statusCode(201);
        String id = created.extract().path("id");

        created.header("Location", endsWith(INTERPRETATIONS + "/" + id + "?user_id=interpretation-gerd"));
        as("interpretation-gerd").get(INTERPRETATION, id).then().statusCode(200);
        asServiceFor("interpretation-gerd").get(INTERPRETATIONS).then().body("items.id", equalTo(List.of(id)));
        asServiceFor("interpretation-gerd").queryParam("dream_id", strangersDream).get(INTERPRETATIONS).then()
                .body("items", empty());
        asServiceFor("interpretation-gerd").get(INTERPRETATION, stranger).then().statusCode(404);
        asServiceFor("interpretation-gerd").body(about(dream, Map.of())).put(INTERPRETATION, stranger).then()
                .statusCode(404);
        asServiceFor("interpretation-gerd").delete(INTERPRETATION, stranger).then().statusCode(404);
        asServiceFor("interpretation-gerd").body(about(strangersDream, Map.of())).post(INTERPRETATIONS).then()
                .statusCode(422);
        asServiceFor("interpretation-gerd").delete(INTERPRETATION, id).then().statusCode(204);
    }

    @Test
    void whoCallsMustBeKnown() {
        given().get(INTERPRETATIONS).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "not-an-id", "00000000-0000-0000-0000-000000000000"})
    void whatIsNoInterpretationIsNotFound(String id) {
        var body = about(dreamOf("interpretation-finder"), Map.of());

        as("interpretation-finder").get(INTERPRETATION, id).then().statusCode(404);
        as("interpretation-finder").body(body).put(INTERPRETATION, id).then().statusCode(404);
        as("interpretation-finder").delete(INTERPRETATION, id).then().statusCode(404);
    }

    @Test
    void textInAnyScriptComesBackAsItWas() {
        var id = create(as("interpretation-ivan"), about(dreamOf("interpretation-ivan"), Map.of("text", ANY_SCRIPT,
                "interpreter_id", "يونغ", "emotional_tone", Map.of("primary", "פחד", "secondary", "👨‍👩‍👧‍👦🇵🇹"))));

        as("interpretation-ivan").get(INTERPRETATION, id).then()
                .body("text", equalTo(ANY_SCRIPT))
                .body("interpreter_id", equalTo("يونغ"))
                .body("emotional_tone.primary", equalTo("פחד"))
                .body("emotional_tone.secondary", equalTo("👨‍👩‍👧‍👦🇵🇹"));
    }

    static Stream<Arguments> whatIsRefused() {
        return Stream.of(
                Arguments.of(Map.of("text", " "), "/text"),
                Arguments.of(Map.of("text", "t".repeat(20_001)), "/text"),
                Arguments.of(Map.of("text", "a\0b"), "/text"),
                Arguments.of(Map.of("interpreter_id", "i".repeat(65)), "/interpreter_id"),
                Arguments.of(Map.of("emotional_tone", Map.of()), "/emotional_tone/primary"),
                Arguments.of(Map.of("emotional_tone", Map.of("primary", "p".repeat(61))), "/emotional_tone/primary"),
                Arguments.of(Map.of("emotional_tone", Map.of("primary", "p\0")), "/emotional_tone/primary"),
                Arguments.of(Map.of("emotional_tone", Map.of("primary", "p", "secondary", "s".repeat(61))),
                        "/emotional_tone/secondary"),
                Arguments.of(Map.of("emotional_tone", Map.of("primary", "p", "intensity", 1.01)),
                        "/emotional_tone/intensity"),
                Arguments.of(Map.of("emotional_tone", Map.of("primary", "p", "intensity", -0.01)),
                        "/emotional_tone/intensity"),
                Arguments.of(Map.of("emotional_tone", Map.of("primary", "p", "strength", 1)),
                        "/emotional_tone/strength"),
                Arguments.of(Map.of("dream_emotions", "fear"), "/dream_emotions"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsRefused(Map<String, Object> wrong, String pointer) {
        var dream = dreamOf("interpretation-jad");
        var id = create(as("interpretation-jad"), about(dream, Map.of()));

        as("interpretation-jad").body(about(dream, wrong)).post(INTERPRETATIONS).then()
                .statusCode(422).body("errors.pointer", equalTo(List.of(pointer)));
        as("interpretation-jad").body(about(dream, wrong)).put(INTERPRETATION, id).then()
                .statusCode(422).body("errors.pointer", equalTo(List.of(pointer)));
        as("interpretation-jad").get(INTERPRETATION, id).then().body("text", equalTo("You want to be free"));
    }

    @Test
    void everythingThatIsMissingIsNamed() {
        as("interpretation-jad").body("{}").post(INTERPRETATIONS).then()
                .statusCode(422).body("errors.pointer", equalTo(List.of("/dream_id", "/text")));
    }

    @Test
    void anIntensityIsANumber() {
        var body = about(dreamOf("interpretation-jad"),
                Map.of("emotional_tone", Map.of("primary", "p", "intensity", "NaN")));

        as("interpretation-jad").body(body).post(INTERPRETATIONS).then()
                .statusCode(422).body("errors.pointer", everyItem(equalTo("/emotional_tone/intensity")));
    }

    @Test
    void whatJustFitsIsKept() {
        var body = about(dreamOf("interpretation-karl"), Map.of("text", "🦔".repeat(20_000), "interpreter_id",
                "i".repeat(64), "emotional_tone",
                Map.of("primary", "🦔".repeat(60), "secondary", "s".repeat(60), "intensity", 1.0f)));

        var id = create(as("interpretation-karl"), body);

        assertThat(as("interpretation-karl").get(INTERPRETATION, id).then().extract().<Map<String, Object>>path(""))
                .containsAllEntriesOf(body);
    }

    @Test
    void interpretationsAreListedNewestFirstOfAllDreamsOrOfOne() {
        var dream = dreamOf("interpretation-walker");
        var another = dreamOf("interpretation-walker");
        store("""
                INSERT INTO interpretation
                SELECT gen_random_uuid(), person_id, dream.id, NULL, 'Interpretation ' || n, NULL,
                       timestamptz '2026-01-01' + n / 5 * interval '1 hour'
                FROM dream, generate_series(1, 30) n WHERE person_id = 'interpretation-walker'""");

        assertThat(walk("interpretation-walker", null)).isEqualTo(stored("interpretation-walker", dream, another))
                .hasSize(60);
        assertThat(walk("interpretation-walker", dream)).isEqualTo(stored("interpretation-walker", dream, dream))
                .hasSize(30);
    }

    @Test
    void theTwentyThousandAndFirstInterpretationIsRefused() {
        var dream = dreamOf("interpretation-collector");
        store("""
                INSERT INTO interpretation
                SELECT gen_random_uuid(), 'interpretation-collector', ?, NULL, 'Freedom', NULL, now()
                FROM generate_series(1, 20000)""", UUID.fromString(dream));

        as("interpretation-collector").body(about(dream, Map.of())).post(INTERPRETATIONS).then()
                .statusCode(409)
                .body("code", equalTo("conflict"))
                .body("detail", equalTo("A person may have at most 20000 interpretations"));
        assertThat(count("interpretation-collector")).isEqualTo(20_000);
    }

    @Test
    void whoInterpretsADreamThatIsBeingDeletedLearnsThatItIsGone() throws Exception {
        var dream = dreamOf("interpretation-late");

        var status = statusBehind(() -> as("interpretation-late").body(about(dream, Map.of())).post(INTERPRETATIONS)
                .statusCode(), "DELETE FROM dream WHERE id = ?", UUID.fromString(dream));

        assertThat(status).isEqualTo(422);
    }

    @Test
    void theArchiveShowsEveryInterpretationAndErasingTakesOnlyThePersonsOwn() {
        var id = create(as("interpretation-lena"),
                about(dreamOf("interpretation-lena"), Map.of("emotional_tone", FEAR)));
        create(as("interpretation-otto"), about(dreamOf("interpretation-otto"), Map.of()));

        asService().get("/test/kept/interpretations/interpretation-lena").then()
                .statusCode(200)
                .body("id", equalTo(List.of(id)))
                .body("emotional_tone.primary", equalTo(List.of("anxiety")));
        asService().delete("/test/kept/interpretations/interpretation-lena").then().statusCode(204);

        assertThat(count("interpretation-lena")).isZero();
        assertThat(count("interpretation-otto")).isOne();
    }

    private static RequestSpecification asServiceFor(String person) {
        return asService().queryParam("user_id", person);
    }

    private static String dreamOf(String person) {
        return as(person).body("{\"raw_transcript\": \"I flew\"}").post("/v1/me/dreams").then()
                .statusCode(201).extract().path("id");
    }

    private static Map<String, Object> about(String dream, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("dream_id", dream, "text", "You want to be free"));
        body.putAll(more);
        return body;
    }

    private static String create(RequestSpecification person, Object body) {
        return person.body(body).post(INTERPRETATIONS).then().statusCode(201).extract().path("id");
    }

    private static List<String> walk(String person, @Nullable String dream) {
        var walked = new ArrayList<String>();
        @Nullable
        String cursor = null;
        do {
            var request = as(person).queryParam("limit", 7);
            if (dream != null) {
                request.queryParam("dream_id", dream);
            }
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get(INTERPRETATIONS).then().statusCode(200).extract().jsonPath();
            walked.addAll(page.getList("items.id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        return walked;
    }

    private static List<String> stored(String person, String dream, String orDream) {
        return Database.query("""
                SELECT id::text FROM persona.interpretation WHERE person_id = ? AND dream_id IN (?, ?)
                ORDER BY created_at DESC, interpretation.id DESC""", person, UUID.fromString(dream),
                UUID.fromString(orDream));
    }

    private static int count(String person) {
        return Integer.parseInt(
                Database.query("SELECT count(*) FROM persona.interpretation WHERE person_id = ?", person).getFirst());
    }
}
