package dev.parley.persona.profile.api;

import static dev.parley.persona.profile.api.PersonsOwn.ANY_SCRIPT;
import static dev.parley.persona.profile.api.PersonsOwn.as;
import static dev.parley.persona.profile.api.PersonsOwn.asService;
import static dev.parley.persona.profile.api.PersonsOwn.statusBehind;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents of which a person has one each.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class DocumentsTest {

    enum Document {
        PROFILE("profile",
                """
                        {"name": null, "pronouns": null, "location": null, "language": null, "birth_date": null, "age": null}""",
                """
                        {"name": "Anna", "pronouns": "she/her", "location": "Lisbon", "language": "Portuguese",
                         "birth_date": "1990-02-28", "age": null}"""), //
        ONBOARDING("onboarding", """
                {"answers": [], "answered_at": null}""", """
                {"answers": [{"question": "What brings you here?", "answer": "I sleep badly"},
                             {"question": "Since when?", "answer": ""}],
                 "answered_at": "2026-03-01T12:00:00.123456Z"}"""), //
        RITUAL_PREFERENCES("ritual-preferences", """
                {"practices": [], "time_of_day": null, "frequency": null, "minutes": null}""", """
                {"practices": ["journaling", "breathing"], "time_of_day": "morning", "frequency": "daily",
                 "minutes": 15}"""), //
        EMOTIONAL_CATEGORIES("emotional-categories", """
                {"categories": []}""", """
                {"categories": ["anxiety", "self-worth"]}""");

        final String path;
        final String table;
        final JsonPath empty;
        final String told;

        Document(String name, String empty, String told) {
            this.path = "/v1/me/" + name;
            this.table = name.replace('-', '_');
            this.empty = JsonPath.from(empty);
            this.told = told;
        }

        /// A person of this test's own.
        String person(String name) {
            return table + "-" + name;
        }

        String section() {
            return "/test/kept/" + table + "/";
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverToldNothingHasTheEmptyDocument(Document document) {
        assertThat(read(document, "newcomer")).isEqualTo(document.empty.getMap(""));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadHoweverOftenItIsWritten(Document document) {
        var told = JsonPath.from(document.told).getMap("");

        for (int time = 1; time <= 2; time++) {
            as(document.person("anna")).body(document.told).put(document.path).then()
                    .statusCode(200)
                    .body("", equalTo(told));
            assertThat(read(document, "anna")).isEqualTo(told);
        }
        assertThat(rowsOf(document, "anna")).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void theEmptyDocumentReplacesAllThatWasTold(Document document) {
        write(document, "clara");

        as(document.person("clara")).body(document.empty.getMap("")).put(document.path).then().statusCode(200);

        var now = new HashMap<>(read(document, "clara"));
        now.replace("answered_at", null);
        assertThat(now).isEqualTo(document.empty.getMap(""));
    }

    @ParameterizedTest
    @EnumSource
    void nobodySeesOrChangesWhatAnotherTold(Document document) {
        write(document, "dora");
        var dora = document.person("dora");
        var mallory = document.person("mallory");

        assertThat(read(document, "mallory")).isEqualTo(document.empty.getMap(""));
        as(mallory).queryParam("user_id", dora).get(document.path).then()
                .statusCode(403).body("code", equalTo("forbidden"));
        as(mallory).queryParam("user_id", dora).body(document.told).put(document.path).then()
                .statusCode(403);
        as(mallory).body(document.empty.getMap("")).put(document.path).then().statusCode(200);
        assertThat(read(document, "dora")).isEqualTo(JsonPath.from(document.told).getMap(""));
    }

    @ParameterizedTest
    @EnumSource
    void aServiceActsForThePersonItNames(Document document) {
        var emil = document.person("emil");
        asService().queryParam("user_id", emil).body(document.told).put(document.path).then().statusCode(200);

        assertThat(read(document, "emil")).isEqualTo(JsonPath.from(document.told).getMap(""));
        asService().queryParam("user_id", emil).get(document.path).then()
                .statusCode(200).body("", equalTo(JsonPath.from(document.told).getMap("")));
        asService().queryParam("user_id", document.person("nobody")).get(document.path).then()
                .body("", equalTo(document.empty.getMap("")));
    }

    @ParameterizedTest
    @EnumSource
    void whoCallsMustBeKnown(Document document) {
        given().get(document.path).then().statusCode(401);
        given().auth().oauth2(Tokens.admin()).get(document.path).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void aMisspeltFieldIsRefusedAndNothingIsLost(Document document) {
        write(document, "frida");

        as(document.person("frida")).body("{\"misspelt\": 1}").put(document.path).then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/misspelt")));
        assertThat(read(document, "frida")).isEqualTo(JsonPath.from(document.told).getMap(""));
    }

    @Test
    void aMisspeltFieldOfAnAnswerIsRefused() {
        as("onboarding-frida").body("{\"answers\": [{\"question\": \"Q\", \"answer\": \"A\", \"score\": 1}]}")
                .put("/v1/me/onboarding").then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/answers/0/score")));
    }

    @ParameterizedTest
    @EnumSource
    void twoWhoWriteThePersonsFirstDocumentAtOnceBothSucceed(Document document) throws Exception {
        var gerd = document.person("gerd");

        var status = statusBehind(() -> as(gerd).body(document.told).put(document.path).statusCode(),
                "INSERT INTO " + document.table + " (person_id) VALUES (?)", gerd);

        assertThat(status).isEqualTo(200);
        assertThat(read(document, "gerd")).isEqualTo(JsonPath.from(document.told).getMap(""));
    }

    @ParameterizedTest
    @EnumSource
    void theArchiveShowsAllOfItAndErasingTakesOnlyThePersonsOwn(Document document) {
        write(document, "hanna");
        write(document, "ivan");

        asService().get(document.section() + document.person("hanna")).then()
                .statusCode(200)
                .body("", equalTo(JsonPath.from(document.told).getMap("")));
        asService().delete(document.section() + document.person("hanna")).then().statusCode(204);

        assertThat(read(document, "hanna")).isEqualTo(document.empty.getMap(""));
        assertThat(rowsOf(document, "hanna")).isZero();
        assertThat(read(document, "ivan")).isEqualTo(JsonPath.from(document.told).getMap(""));
    }

    static Stream<Arguments> textsInAnyScript() {
        return Stream.of(
                Arguments.of(Document.PROFILE,
                        Map.of("name", ANY_SCRIPT, "location", ANY_SCRIPT, "language", "العربية", "pronouns", "היא")),
                Arguments.of(Document.ONBOARDING,
                        Map.of("answers", List.of(Map.of("question", ANY_SCRIPT, "answer", ANY_SCRIPT)),
                                "answered_at", "2026-03-01T12:00:00Z")),
                Arguments.of(Document.RITUAL_PREFERENCES,
                        Map.of("practices", List.of(ANY_SCRIPT, "{\"a\", b}"), "time_of_day", "🌅", "frequency",
                                "يوميًا")),
                Arguments.of(Document.EMOTIONAL_CATEGORIES, Map.of("categories", List.of(ANY_SCRIPT, "NULL", "\\\""))));
    }

    @ParameterizedTest
    @MethodSource("textsInAnyScript")
    void textInAnyScriptComesBackAsItWas(Document document, Map<String, Object> text) {
        as(document.person("jad")).body(text).put(document.path).then().statusCode(200);

        assertThat(read(document, "jad")).containsAllEntriesOf(text);
    }

    static Stream<Arguments> whatIsRefused() {
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        var inTwoDays = Instant.now().plus(2, ChronoUnit.DAYS).toString();
        var good = answer("Q", "A");
        return Stream.of(
                refused(Document.PROFILE, Map.of("name", "n".repeat(101)), "/name"),
                refused(Document.PROFILE, Map.of("pronouns", "p".repeat(41)), "/pronouns"),
                refused(Document.PROFILE, Map.of("location", "🏡".repeat(201)), "/location"),
                refused(Document.PROFILE, Map.of("language", "l".repeat(41)), "/language"),
                refused(Document.PROFILE, Map.of("name", "a\0b"), "/name"),
                refused(Document.PROFILE, Map.of("age", -1), "/age"),
                refused(Document.PROFILE, Map.of("age", 151), "/age"),
                refused(Document.PROFILE, Map.of("age", 36, "birth_date", "1990-02-28"), "/age"),
                refused(Document.PROFILE, Map.of("birth_date", tomorrow), "/birth_date"),
                refused(Document.PROFILE, Map.of("birth_date", "1899-12-31"), "/birth_date"),
                refused(Document.ONBOARDING, Map.of(), "/answers"),
                refused(Document.ONBOARDING, Map.of("answers", times(101, good)), "/answers"),
                refused(Document.ONBOARDING,
                        Map.of("answers", List.of(good, good, good, answer("Q", "a".repeat(4001)))),
                        "/answers/3/answer"),
                refused(Document.ONBOARDING, Map.of("answers", List.of(good, answer("q".repeat(301), "A"))),
                        "/answers/1/question"),
                refused(Document.ONBOARDING, Map.of("answers", List.of(answer(" ", "A"))), "/answers/0/question"),
                refused(Document.ONBOARDING, Map.of("answers", List.of(Map.of("question", "Q"))), "/answers/0/answer"),
                refused(Document.ONBOARDING, Map.of("answers", List.of(answer("Q", "a\0b"))), "/answers/0/answer"),
                refused(Document.ONBOARDING, Map.of("answers", List.of(good), "answered_at", inTwoDays),
                        "/answered_at"),
                refused(Document.ONBOARDING,
                        Map.of("answers", List.of(good), "answered_at", "-100000-01-01T00:00:00Z"), "/answered_at"),
                refused(Document.RITUAL_PREFERENCES, Map.of("practices", times(21, "breathing")), "/practices"),
                refused(Document.RITUAL_PREFERENCES, Map.of("practices", List.of("fine", "p".repeat(101))),
                        "/practices/1"),
                refused(Document.RITUAL_PREFERENCES, Map.of("practices", List.of("\n")), "/practices/0"),
                refused(Document.RITUAL_PREFERENCES, Map.of("time_of_day", "t".repeat(61)), "/time_of_day"),
                refused(Document.RITUAL_PREFERENCES, Map.of("frequency", "f".repeat(61)), "/frequency"),
                refused(Document.RITUAL_PREFERENCES, Map.of("minutes", 0), "/minutes"),
                refused(Document.RITUAL_PREFERENCES, Map.of("minutes", 1441), "/minutes"),
                refused(Document.EMOTIONAL_CATEGORIES, Map.of(), "/categories"),
                refused(Document.EMOTIONAL_CATEGORIES,
                        Map.of("categories", IntStream.range(0, 51).mapToObj(i -> "c" + i).toList()), "/categories"),
                refused(Document.EMOTIONAL_CATEGORIES, Map.of("categories", List.of("c".repeat(101))),
                        "/categories/0"),
                refused(Document.EMOTIONAL_CATEGORIES, Map.of("categories", List.of("fine", " ")), "/categories/1"),
                refused(Document.EMOTIONAL_CATEGORIES, Map.of("categories", List.of("anxiety", "anxiety")),
                        "/categories"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsRefused(Document document, Map<String, Object> body, String pointer) {
        as(document.person("karl")).body(body).put(document.path).then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.pointer", equalTo(List.of(pointer)));
        assertThat(read(document, "karl")).isEqualTo(document.empty.getMap(""));
    }

    static Stream<Arguments> whatJustFits() {
        return Stream.of(
                Arguments.of(Document.PROFILE,
                        Map.of("name", "🦔".repeat(100), "pronouns", "p".repeat(40), "location", "l".repeat(200),
                                "language", "l".repeat(40), "age", 150)),
                Arguments.of(Document.PROFILE,
                        Map.of("birth_date", LocalDate.now(ZoneOffset.UTC).toString())),
                Arguments.of(Document.PROFILE, Map.of("birth_date", "1900-01-01")),
                Arguments.of(Document.PROFILE, Map.of("age", 0)),
                Arguments.of(Document.ONBOARDING,
                        Map.of("answers", times(100, answer("q".repeat(300), "🦔".repeat(100) + "a".repeat(3900))),
                                "answered_at", "1900-01-01T00:00:00Z")),
                Arguments.of(Document.RITUAL_PREFERENCES,
                        Map.of("practices", times(20, "p".repeat(100)), "time_of_day", "t".repeat(60), "frequency",
                                "f".repeat(60), "minutes", 1440)),
                Arguments.of(Document.RITUAL_PREFERENCES, Map.of("minutes", 1)),
                Arguments.of(Document.EMOTIONAL_CATEGORIES,
                        Map.of("categories",
                                IntStream.range(0, 50).mapToObj(i -> "c".repeat(98) + (i + 10)).toList())));
    }

    @ParameterizedTest
    @MethodSource
    void whatJustFits(Document document, Map<String, Object> body) {
        as(document.person("lena")).body(body).put(document.path).then().statusCode(200);

        assertThat(read(document, "lena")).containsAllEntriesOf(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83e", "\\udd94", "\\udd94\\ud83e", "a\\u0000b"})
    void whatIsNoTextIsRefusedWhereItStands(String escaped) {
        as("surrogates").body("{\"answers\": [{\"question\": \"Q\", \"answer\": \"" + escaped + "\"}]}")
                .put("/v1/me/onboarding").then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/answers/0/answer")));
    }

    /// A byte that begins nothing, one that continues nothing, one that is not continued, and half a surrogate pair.
    @ParameterizedTest
    @ValueSource(strings = {"ff", "80", "c3", "eda0bd"})
    void brokenUtf8IsNoJson(String broken) {
        var body = ("{\"name\": \"" + new String(HexFormat.of().parseHex(broken), ISO_8859_1) + "\"}")
                .getBytes(ISO_8859_1);

        as("broken-bytes").body(body).put("/v1/me/profile").then()
                .statusCode(400).body("code", equalTo("bad_request"));
        as("broken-bytes").get("/v1/me/profile").then().body("name", nullValue());
    }

    @Test
    void anAnswerWithoutATimeIsGivenNow() {
        var answered = as("onboarding-now").body("{\"answers\": [{\"question\": \"Q\", \"answer\": \"A\"}]}")
                .put("/v1/me/onboarding").then().statusCode(200).extract().<String>path("answered_at");

        assertThat(Instant.parse(answered)).isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
        as("onboarding-now").get("/v1/me/onboarding").then().body("answered_at", equalTo(answered));
    }

    private static Map<String, Object> read(Document document, String person) {
        return as(document.person(person)).get(document.path).then().statusCode(200).extract().path("");
    }

    private static void write(Document document, String person) {
        as(document.person(person)).body(document.told).put(document.path).then().statusCode(200);
    }

    private static int rowsOf(Document document, String person) {
        return Database.query("SELECT 1 FROM persona." + document.table + " WHERE person_id = ?",
                document.person(person)).size();
    }

    private static Arguments refused(Document document, Map<String, Object> body, String pointer) {
        return Arguments.of(document, body, pointer);
    }

    private static Map<String, String> answer(String question, String answer) {
        return Map.of("question", question, "answer", answer);
    }

    private static <T> List<T> times(int count, T item) {
        return IntStream.range(0, count).mapToObj(_ -> item).toList();
    }
}
