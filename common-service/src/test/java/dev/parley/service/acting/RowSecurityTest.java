package dev.parley.service.acting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.service.notebook.Chores;
import dev.parley.service.notebook.Note;
import dev.parley.service.notebook.Notebook;
import dev.parley.service.notebook.Work;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class RowSecurityTest {
    private static final String ONLY_ANNA = "[\"anna\"]";
    private static final String BOTH = "[\"anna\",\"ben\"]";

    @Inject
    Notebook notebook;
    @Inject
    Chores chores;
    @TestHTTPResource("/v1/notes/owners")
    URI owners;

    @BeforeEach
    void eachHasANote() {
        Database.execute("DELETE FROM session.note");
        Database.execute(
                "INSERT INTO session.note (id, person_id, body) VALUES ('a', 'anna', 'hers'), ('b', 'ben', 'his')");
    }

    @Test
    void peopleSeeOnlyTheirOwnRows() {
        assertThat(ask(Tokens.user("anna"), "/v1/notes/owners")).isEqualTo(ONLY_ANNA);
        assertThat(ask(Tokens.user("ben"), "/v1/notes/owners")).isEqualTo("[\"ben\"]");
        assertThat(ask(Tokens.user("carla"), "/v1/notes/owners")).isEqualTo("[]");
    }

    @Test
    void aServiceAndAnAdminSeeEveryRow() {
        assertThat(ask(Tokens.service(), "/v1/notes/owners")).isEqualTo(BOTH);
        assertThat(ask(Tokens.admin(), "/v1/notes/owners")).isEqualTo(BOTH);
    }

    @Test
    void nobodyWritesForSomebodyElse() {
        assertThat(write(Tokens.user("anna"), new Note("c", "ben", "not his")).statusCode()).isEqualTo(500);
        assertThat(as(Tokens.user("anna")).body("changed").put("/v1/notes/b").asString()).isEqualTo("0");
        assertThat(as(Tokens.user("anna")).body("ben").put("/v1/notes/a/owner").statusCode()).isEqualTo(500);
        assertThat(Database.query("SELECT id || ' ' || person_id || ' ' || body FROM session.note ORDER BY id"))
                .containsExactly("a anna hers", "b ben his");
    }

    @Test
    void aServiceWritesForAnybody() {
        assertThat(write(Tokens.service(), new Note("c", "ben", "his too")).statusCode()).isEqualTo(204);
        assertThat(as(Tokens.service()).body("changed").put("/v1/notes/b").asString()).isEqualTo("1");
    }

    @Test
    void aTransactionWithoutAnActorSeesNothing() {
        assertThat(Work.done(notebook::owners)).isEmpty();
    }

    @Test
    void backgroundWorkThatSaysSoSeesEveryRow() {
        assertThat(Work.done(chores::owners)).containsExactly("anna", "ben");
        assertThat(Work.done(chores::ownersInTransaction)).containsExactly("anna", "ben");
    }

    @Test
    void whatFollowsAChoreInARequestIsTheCallersAgain() {
        assertThat(ask(Tokens.user("anna"), "/v1/notes/owners/chore")).isEqualTo(BOTH);
        assertThat(ask(Tokens.user("anna"), "/v1/notes/owners/after-chore")).isEqualTo(ONLY_ANNA);
    }

    @Test
    void aChoreCannotWidenAPersonsTransaction() {
        assertThat(get(Tokens.user("anna"), "/v1/notes/owners/chore-inside").statusCode()).isEqualTo(500);
        assertThat(ask(Tokens.service(), "/v1/notes/owners/chore-inside")).isEqualTo(BOTH);
    }

    @Test
    void theSecondTransactionOfASessionKnowsTheActorToo() {
        assertThat(ask(Tokens.user("anna"), "/v1/notes/owners/second-time")).isEqualTo(ONLY_ANNA);
    }

    @Test
    void aRouteForEverybodyShowsACallerTheirOwnAndAStrangerNothing() {
        assertThat(ask(Tokens.user("anna"), "/v1/notes/owners/public")).isEqualTo(ONLY_ANNA);
        assertThat(given().get("/v1/notes/owners/public").asString()).isEqualTo("[]");
        assertThat(ask("garbage", "/v1/notes/owners/public")).isEqualTo("[]");
        assertThat(ask(Tokens.expired("anna"), "/v1/notes/owners/public")).isEqualTo("[]");
    }

    @Test
    void aFunctionShowsACallerTheirOwnAndAStrangerNothing() {
        assertThat(ask(Tokens.user("anna"), "/v1/notes/owners/at-once")).isEqualTo(ONLY_ANNA);
        assertThat(ask(Tokens.user("anna"), "/v1/notes/owners/at-once?besides=anna")).isEqualTo("[]");
        assertThat(ask(Tokens.service(), "/v1/notes/owners/at-once")).isEqualTo(BOTH);
        assertThat(given().get("/v1/notes/owners/at-once").asString()).isEqualTo("[]");
    }

    @Test
    void noConnectionRemembersForWhomAFunctionWasCalled() {
        for (int i = 0; i < 60; i++) {
            assertThat(ask(Tokens.service(), "/v1/notes/owners/at-once")).isEqualTo(BOTH);
            assertThat(given().get("/v1/notes/owners/at-once").asString()).isEqualTo("[]");
            assertThat(Work.done(notebook::owners)).isEmpty();
        }
    }

    @Test
    void postgresItselfHidesOthersRowsFromTheAppRole() throws Exception {
        try (var connection = Database.connect("session_app")) {
            assertThat(Database.query(connection, "SELECT id FROM note")).isEmpty();
            Database.query(connection,
                    "SELECT set_config('parley.role', 'user', false), set_config('parley.person', 'anna', false)");
            assertThat(Database.query(connection, "SELECT id FROM note WHERE person_id = 'ben'")).isEmpty();
            assertThat(Database.query(connection, "SELECT id FROM note")).containsExactly("a");
            assertThat(Database.query(connection, "SELECT position FROM outbox")).isEmpty();
        }
    }

    @Test
    void theAppRoleOwnsNothingAndBypassesNothing() {
        assertThat(Database.query(
                "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = 'session_app'"))
                .containsExactly("f");
        assertThat(Database.query("""
                SELECT relname FROM pg_class WHERE relowner = 'session_app'::regrole
                UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'session_app'::regrole
                UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'session_app'::regrole""")).isEmpty();
        assertThat(Database
                .query("SELECT roleid::regrole::text FROM pg_auth_members WHERE member = 'session_app'::regrole"))
                .isEmpty();
        assertThat(Database.query("""
                SELECT relname FROM pg_class
                WHERE relnamespace = 'session'::regnamespace AND relrowsecurity ORDER BY relname"""))
                .containsExactly("idempotency_key", "note", "outbox");
    }

    @Test
    void manyRequestsOfTwoPeopleAtOnceNeverMix() throws Exception {
        var anna = Tokens.user("anna");
        var ben = Tokens.user("ben");
        try (var client = HttpClient.newHttpClient();
                var people = Executors.newFixedThreadPool(32, Thread.ofVirtual().factory())) {
            var answers = IntStream.range(0, 600)
                    .mapToObj(i -> people.submit(() -> client.send(HttpRequest.newBuilder(owners)
                            .header("Authorization", "Bearer " + (i % 2 == 0 ? anna : ben)).build(),
                            HttpResponse.BodyHandlers.ofString()).body()))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0 ? ONLY_ANNA : "[\"ben\"]");
            }
        }
    }

    private static Response write(String token, Note note) {
        return as(token).contentType(ContentType.JSON).body(note).post("/v1/notes");
    }

    private static String ask(String token, String path) {
        var response = get(token, path);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.asString();
    }

    private static Response get(String token, String path) {
        return as(token).get(path);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
