package dev.parley.persona.dream.api;

import static dev.parley.persona.profile.api.PersonsOwn.ANY_SCRIPT;
import static dev.parley.persona.profile.api.PersonsOwn.as;
import static dev.parley.persona.profile.api.PersonsOwn.asService;
import static dev.parley.persona.profile.api.PersonsOwn.store;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class DreamResourceTest {
    private static final String DREAMS = "/v1/me/dreams";
    private static final String DREAM = DREAMS + "/{id}";
    private static final String FLYING = """
            {"raw_transcript": "I flew over the sea", "themes": ["flying", "water"],
             "recorded_at": "2026-03-01T06:30:00.123456Z"}""";

    @Test
    void aNewDreamIsFoundWhereTheAnswerSays() {
        var created = as("dream-anna").body(FLYING).post(DREAMS).then()
                .statusCode(201)
                .body("raw_transcript", equalTo("I flew over the sea"))
                .body("themes", equalTo(List.of("flying", "water")))
                .body("recorded_at", equalTo("2026-03-01T06:30:00.123456Z"))
                .extract();

        as("dream-anna").get(created.header("Location")).then()
                .statusCode(200)
                .body("", equalTo(created.<Object>path("")));
    }

    @Test
    void aDreamWithoutATimeIsRecordedNowAndStaysSo() {
        var created = as("dream-bea").body("{\"raw_transcript\": \"A door\"}").post(DREAMS).then()
                .statusCode(201)
                .body("themes", empty())
                .extract();
        String recorded = created.path("recorded_at");

        assertThat(Instant.parse(recorded)).isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
        as("dream-bea").body("{\"raw_transcript\": \"Two doors\"}").put(DREAM, created.<String>path("id")).then()
                .statusCode(200)
                .body("recorded_at", equalTo(recorded));
    }

    @Test
    void aDreamIsReplacedAsAWhole() {
        var id = create(as("dream-carl"), FLYING);

        as("dream-carl").body("{\"raw_transcript\": \"I fell\", \"recorded_at\": \"2026-03-02T06:00:00Z\"}")
                .put(DREAM, id).then().statusCode(200);

        as("dream-carl").get(DREAM, id).then()
                .body("raw_transcript", equalTo("I fell"))
                .body("themes", empty())
                .body("recorded_at", equalTo("2026-03-02T06:00:00Z"));
    }

    @Test
    void aDreamThatWasDeletedIsGone() {
        var id = create(as("dream-dora"), FLYING);

        as("dream-dora").delete(DREAM, id).then().statusCode(204);

        as("dream-dora").get(DREAM, id).then().statusCode(404).body("code", equalTo("not_found"));
        as("dream-dora").body(FLYING).put(DREAM, id).then().statusCode(404);
        as("dream-dora").delete(DREAM, id).then().statusCode(404);
    }

    @Test
    void theSameKeyMakesOneDream() {
        var first = as("dream-emil").header("Idempotency-Key", "k-1").body(FLYING).post(DREAMS).then().statusCode(201);
        var again = as("dream-emil").header("Idempotency-Key", "k-1").body(FLYING).post(DREAMS).then().statusCode(201);

        again.body("", equalTo(first.extract().<Object>path("")));
        as("dream-emil").get(DREAMS).then().body("items", hasSize(1));
    }

    @Test
    void nobodySeesOrChangesAnothersDream() {
        var id = create(as("dream-frida"), FLYING);

        as("dream-mallory").get(DREAMS).then().statusCode(200).body("items", empty());
        as("dream-mallory").get(DREAM, id).then().statusCode(404);
        as("dream-mallory").body(FLYING).put(DREAM, id).then().statusCode(404);
        as("dream-mallory").delete(DREAM, id).then().statusCode(404);
        for (var method : List.of("GET", "POST")) {
            as("dream-mallory").queryParam("user_id", "dream-frida").body(FLYING).request(method, DREAMS).then()
                    .statusCode(403);
        }
        for (var method : List.of("GET", "PUT", "DELETE")) {
            as("dream-mallory").queryParam("user_id", "dream-frida").body(FLYING).request(method, DREAM, id).then()
                    .statusCode(403);
        }
        as("dream-frida").get(DREAM, id).then().statusCode(200);
    }

    @Test
    void aServiceActsForThePersonItNamesAndForNobodyElse() {
        var created = asService().queryParam("user_id", "dream-gerd").body(FLYING).post(DREAMS).then().statusCode(201);
        String id = created.extract().path("id");
        var stranger = create(as("dream-hanna"), FLYING);

        created.header("Location", endsWith(DREAMS + "/" + id + "?user_id=dream-gerd"));
        as("dream-gerd").get(DREAM, id).then().statusCode(200);
        asService().queryParam("user_id", "dream-gerd").get(DREAMS).then().body("items.id", equalTo(List.of(id)));
        asService().queryParam("user_id", "dream-gerd").get(DREAM, stranger).then().statusCode(404);
        asService().queryParam("user_id", "dream-gerd").body(FLYING).put(DREAM, stranger).then().statusCode(404);
        asService().queryParam("user_id", "dream-gerd").delete(DREAM, stranger).then().statusCode(404);
        asService().queryParam("user_id", "dream-gerd").delete(DREAM, id).then().statusCode(204);
    }

    @Test
    void whoCallsMustBeKnown() {
        given().get(DREAMS).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "not-an-id", "00000000-0000-0000-0000-000000000000"})
    void whatIsNoDreamIsNotFound(String id) {
        as("dream-anna").get(DREAM, id).then().statusCode(404);
        as("dream-anna").body(FLYING).put(DREAM, id).then().statusCode(404);
        as("dream-anna").delete(DREAM, id).then().statusCode(404);
    }

    @Test
    void textInAnyScriptComesBackAsItWas() {
        var id = create(as("dream-ivan"),
                Map.of("raw_transcript", ANY_SCRIPT, "themes", List.of(ANY_SCRIPT, "NULL", "\\\"{,}")));

        as("dream-ivan").get(DREAM, id).then()
                .body("raw_transcript", equalTo(ANY_SCRIPT))
                .body("themes", equalTo(List.of(ANY_SCRIPT, "NULL", "\\\"{,}")));
    }

    static Stream<Arguments> whatIsRefused() {
        var inTwoDays = Instant.now().plus(2, ChronoUnit.DAYS).toString();
        return Stream.of(
                Arguments.of(Map.of(), "/raw_transcript"),
                Arguments.of(Map.of("raw_transcript", " "), "/raw_transcript"),
                Arguments.of(Map.of("raw_transcript", "d".repeat(50_001)), "/raw_transcript"),
                Arguments.of(Map.of("raw_transcript", "a\0b"), "/raw_transcript"),
                Arguments.of(Map.of("raw_transcript", "D", "themes", Collections.nCopies(21, "t")), "/themes"),
                Arguments.of(Map.of("raw_transcript", "D", "themes", List.of("t", "t".repeat(101))), "/themes/1"),
                Arguments.of(Map.of("raw_transcript", "D", "themes", List.of("")), "/themes/0"),
                Arguments.of(Map.of("raw_transcript", "D", "themes", Collections.singletonList(null)), "/themes/0"),
                Arguments.of(Map.of("raw_transcript", "D", "recorded_at", inTwoDays), "/recorded_at"),
                Arguments.of(Map.of("raw_transcript", "D", "recorded_at", "1899-12-31T23:59:59Z"), "/recorded_at"),
                Arguments.of(Map.of("raw_transcript", "D", "recorded_at", "-100000-01-01T00:00:00Z"), "/recorded_at"),
                Arguments.of(Map.of("raw_transcript", "D", "emotions", "fear"), "/emotions"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsRefused(Map<String, Object> body, String pointer) {
        var id = create(as("dream-jad"), FLYING);

        as("dream-jad").body(body).post(DREAMS).then()
                .statusCode(422).body("errors.pointer", equalTo(List.of(pointer)));
        as("dream-jad").body(body).put(DREAM, id).then()
                .statusCode(422).body("errors.pointer", equalTo(List.of(pointer)));
        as("dream-jad").get(DREAM, id).then().body("raw_transcript", equalTo("I flew over the sea"));
    }

    @Test
    void whatJustFitsIsKept() {
        var body = Map.of("raw_transcript", "🦔".repeat(50_000), "themes", Collections.nCopies(20, "t".repeat(100)),
                "recorded_at", Instant.now().plus(23, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString());

        var id = create(as("dream-karl"), body);

        assertThat(as("dream-karl").get(DREAM, id).then().extract().<Map<String, Object>>path(""))
                .containsAllEntriesOf(body);
    }

    @Test
    void brokenUtf8IsNoJson() {
        as("dream-lena").body("{\"raw_transcript\": \"\u00ff\"}".getBytes(ISO_8859_1)).post(DREAMS).then()
                .statusCode(400).body("code", equalTo("bad_request"));
        as("dream-lena").body("{\"raw_transcript\": \"\\ud83e\"}").post(DREAMS).then()
                .statusCode(422).body("errors.pointer", equalTo(List.of("/raw_transcript")));
    }

    @Test
    void dreamsAreListedNewestFirstByTheTimeTheyWereRecorded() {
        store("""
                INSERT INTO dream
                SELECT gen_random_uuid(), 'dream-walker', 'Dream ' || n, '{}', timestamptz '2026-01-01' + n / 5 * interval '1 hour'
                FROM generate_series(1, 60) n""");
        create(as("dream-walker"), "{\"raw_transcript\": \"An old one\", \"recorded_at\": \"2020-01-01T00:00:00Z\"}");
        create(as("dream-walker"), "{\"raw_transcript\": \"Last night's\"}");
        var stored = Database.query("""
                SELECT id::text FROM persona.dream WHERE person_id = 'dream-walker'
                ORDER BY recorded_at DESC, dream.id DESC""");

        var walked = new ArrayList<String>();
        var texts = new ArrayList<String>();
        @Nullable
        String cursor = null;
        do {
            var request = as("dream-walker").queryParam("limit", 7);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(DREAMS).jsonPath();
            walked.addAll(page.getList("items.id"));
            texts.addAll(page.getList("items.raw_transcript"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(walked).isEqualTo(stored).hasSize(62);
        assertThat(texts).startsWith("Last night's").endsWith("An old one");
    }

    @Test
    void theTenThousandAndFirstDreamIsRefused() {
        store("""
                INSERT INTO dream SELECT gen_random_uuid(), 'dream-collector', 'I flew', '{}', now()
                FROM generate_series(1, 10000)""");

        as("dream-collector").body(FLYING).post(DREAMS).then()
                .statusCode(409)
                .body("code", equalTo("conflict"))
                .body("detail", equalTo("A person may have at most 10000 dreams"));
        assertThat(count("dream-collector")).isEqualTo(10_000);
    }

    @Test
    void theArchiveShowsEveryDreamAndErasingTakesOnlyThePersonsOwn() {
        var id = create(as("dream-nadia"), FLYING);
        create(as("dream-otto"), FLYING);

        asService().get("/test/kept/dreams/dream-nadia").then()
                .statusCode(200)
                .body("id", equalTo(List.of(id)))
                .body("raw_transcript", equalTo(List.of("I flew over the sea")));
        asService().delete("/test/kept/dreams/dream-nadia").then().statusCode(204);

        assertThat(count("dream-nadia")).isZero();
        assertThat(count("dream-otto")).isOne();
    }

    private static String create(RequestSpecification person, Object body) {
        return person.body(body).post(DREAMS).then().statusCode(201).extract().path("id");
    }

    private static int count(String person) {
        return Integer.parseInt(
                Database.query("SELECT count(*) FROM persona.dream WHERE person_id = ?", person).getFirst());
    }
}
