package dev.parley.service.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import dev.parley.model.id.PersonId;
import dev.parley.service.notebook.Chores;
import dev.parley.service.notebook.Note;
import dev.parley.service.notebook.Work;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class IdempotencyKeysTest {
    private final String person = UUID.randomUUID().toString();
    private final String key = UUID.randomUUID().toString();

    @Inject
    Chores chores;

    @Test
    void theSameKeyAndBodyGiveTheStoredAnswer() {
        post(person, key, "a note").then().statusCode(200).body("body", is("a note"));
        post(person, key, "a note").then().statusCode(200).body("body", is("a note"));
        assertThat(timesDone(person)).isEqualTo("1");
    }

    @Test
    void withoutAKeyEveryCallDoesTheWork() {
        post(person, null, "a note").then().statusCode(200);
        post(person, null, "a note").then().statusCode(200);
        assertThat(timesDone(person)).isEqualTo("2");
    }

    @Test
    void twentyAtOnceDoTheWorkOnce() throws Exception {
        try (var callers = Executors.newFixedThreadPool(20)) {
            var answers = IntStream.range(0, 20).mapToObj(_ -> callers.submit(() -> post(person, key, "a note")))
                    .toList();
            for (var answer : answers) {
                var given = answer.get();
                if (given.statusCode() == 409) {
                    given.then().body("code", is("request_in_flight"));
                } else {
                    given.then().statusCode(200).body("body", is("a note"));
                }
            }
        }
        assertThat(timesDone(person)).isEqualTo("1");
        post(person, key, "a note").then().statusCode(200);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        post(person, key, "a note").then().statusCode(200);
        post(person, key, "another note").then().statusCode(422).body("code", is("idempotency_key_reused"));
        assertThat(timesDone(person)).isEqualTo("1");
    }

    @Test
    void aFailureFreesTheKey() {
        Database.execute("ALTER SEQUENCE session.attempt RESTART");
        Database.execute("INSERT INTO session.trouble VALUES (?, '22012', 1)", person);
        post(person, key, "a note").then().statusCode(500);
        post(person, key, "a note").then().statusCode(200);
        assertThat(timesDone(person)).isEqualTo("1");
    }

    @Test
    void whileTheFirstIsAtItTheOthersAreTurnedAway() {
        post(person, key, "a note");
        Database.execute("UPDATE session.idempotency_key SET answer = NULL WHERE key = ?", key);
        post(person, key, "a note").then().statusCode(409).body("code", is("request_in_flight")).header("Retry-After",
                "1");
    }

    @Test
    void aHolderThatIsSilentForLongerThanTheLeaseIsTakenOver() {
        post(person, key, "a note");
        Database.execute(
                "UPDATE session.idempotency_key SET answer = NULL, claimed_at = now() - interval '1 hour' WHERE key = ?",
                key);
        post(person, key, "another note").then().statusCode(422);
        post(person, key, "a note").then().statusCode(200);
        assertThat(timesDone(person)).isEqualTo("2");
    }

    @Test
    void aHolderThatComesBackAfterItWasTakenOverChangesNothing() throws Exception {
        var late = new Late();
        var failing = new Late();
        try (var callers = Executors.newFixedThreadPool(2)) {
            var first = callers
                    .submit(() -> Work.done(() -> chores.answerOnce(new PersonId(person), key, late::answer)));
            late.started.get();
            age();
            var second = callers
                    .submit(() -> Work.done(() -> chores.answerOnce(new PersonId(person), key, failing::answer)));
            failing.started.get();
            age();
            assertThat(
                    Work.done(() -> chores.answerOnce(new PersonId(person), key, () -> Uni.createFrom().item("third"))))
                    .isEqualTo("third");

            late.complete("first");
            failing.fail();

            assertThat(first.get()).isEqualTo("first");
            assertThatThrownBy(second::get).hasMessageContaining("too late");
        }
        assertThat(Work.done(() -> chores.answerOnce(new PersonId(person), key, () -> Uni.createFrom().item("fourth"))))
                .isEqualTo("third");
    }

    @Test
    void twoPeopleMayUseTheSameKey() {
        var other = UUID.randomUUID().toString();
        post(person, key, "a note").then().statusCode(200);
        post(other, key, "another note").then().statusCode(200).body("body", is("another note"));
    }

    @Test
    void aKeyIsNotEndless() {
        post(person, "k".repeat(201), "a note").then().statusCode(400).body("code", is("bad_request"));
    }

    private void age() {
        Database.execute("UPDATE session.idempotency_key SET claimed_at = now() - interval '1 hour' WHERE key = ?",
                key);
    }

    private static Response post(String person, String key, String body) {
        var request = given().auth().oauth2(Tokens.user(person)).contentType(ContentType.JSON)
                .body(new Note("n", person, body));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/v1/notes/once");
    }

    private static String timesDone(String person) {
        return Database.query("SELECT times FROM session.tally WHERE person_id = ?", person).getFirst();
    }

    /// Work that answers when the test says so, on the context it was begun on.
    private static final class Late {
        final CompletableFuture<io.vertx.core.Context> started = new CompletableFuture<>();
        private final CompletableFuture<String> outcome = new CompletableFuture<>();

        Uni<String> answer() {
            started.complete(Vertx.currentContext());
            return Uni.createFrom().completionStage(outcome);
        }

        void complete(String answer) {
            started.join().runOnContext(_ -> outcome.complete(answer));
        }

        void fail() {
            started.join().runOnContext(_ -> outcome.completeExceptionally(new IllegalStateException("too late")));
        }
    }
}
