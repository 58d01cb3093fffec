package dev.parley.persona.memory.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.model.event.Turn;
import dev.parley.persona.memory.Recollection;
import dev.parley.persona.memory.Talk;
import dev.parley.persona.memory.events.Told;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class MemoryResourceTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    @Inject
    Told told;
    @Inject
    Recollection recollection;
    private String person;
    private String neighbour;

    @BeforeEach
    void somebodyNew() {
        person = "person-" + UUID.randomUUID();
        neighbour = "neighbour-" + UUID.randomUUID();
    }

    @Test
    void nothingIsRememberedOfSomebodyNew() {
        memory(person).body("enabled", equalTo(true)).body("conversations", empty());
    }

    @Test
    void aConversationIsShownWithWhatIsKeptOfIt() {
        var talk = Talk.of(person, NOON);
        told.of(talk.started(), talk.said(310, "Hello", "I want to change jobs"), talk.ended(300));

        memory(person).body("conversations", hasSize(1))
                .body("conversations[0].session_id", equalTo(talk.session().value()))
                .body("conversations[0].with", equalTo("mentor-maya"))
                .body("conversations[0].kind", equalTo("mentor"))
                .body("conversations[0].started_at", equalTo("2026-05-01T12:00:00Z"))
                .body("conversations[0].lasted_seconds", equalTo(300))
                .body("conversations[0].topic", equalTo("I want to change jobs"))
                .body("conversations[0].closing_lines",
                        contains("Person: Hello", "AI: I see.", "Person: I want to change jobs", "AI: I see."));
    }

    @Test
    void aHostileTranscriptIsKeptInItsBounds() {
        var talk = Talk.of(person, NOON);
        var turns = new ArrayList<Turn>();
        turns.add(new Turn("user", "\u0000 אני חושב \u0000 הרבה\n\non work " + "👨‍👩‍👧‍👦".repeat(20_000), null));
        Collections.nCopies(10_000, new Turn("assistant", "e" + "\u0301".repeat(20), null)).forEach(turns::add);
        told.of(talk.started(), talk.transcript(310, turns));

        var kept = memory(person).extract();
        assertThat(kept.<String>path("conversations[0].topic"))
                .startsWith("אני חושב הרבה on work 👨‍👩‍👧‍👦👨‍👩‍👧‍👦")
                .endsWith("👨‍👩‍👧‍👦…")
                .satisfies(topic -> assertThat(topic.codePointCount(0, topic.length())).isLessThanOrEqualTo(160));
        assertThat(kept.<List<String>>path("conversations[0].closing_lines")).hasSize(4)
                .containsOnly("AI: e" + "\u0301".repeat(20));
    }

    @Test
    void theNewestTwentyAreKeptWhateverOrderTheyComeIn() {
        var talks = Stream.iterate(NOON, at -> at.plus(1, ChronoUnit.HOURS)).limit(25)
                .map(at -> Talk.of(person, at)).toList();
        var shuffled = new ArrayList<>(talks);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.forEach(talk -> told.of(talk.started(), talk.ended(60)));
        shuffled.forEach(talk -> told.of(talk.said(70, "I want to change jobs")));

        var newest = talks.subList(5, 25).reversed().stream().map(talk -> talk.session().value()).toList();
        assertThat(memory(person).extract().<List<String>>path("conversations.session_id")).isEqualTo(newest);
        assertThat(rowsOf(talks)).hasSize(20);
    }

    @Test
    void whoOptsOutIsForgottenAndNothingIsKeptFromThenOn() {
        var known = Talk.of(person, NOON);
        var running = Talk.of(person, NOON);
        told.of(known.started(), known.said(310, "I want to change jobs"), running.started());

        put("{\"enabled\": false}").statusCode(200)
                .body("enabled", equalTo(false)).body("conversations", empty());
        var waiting = Talk.of(person, Instant.now());
        var later = Talk.of(person, Instant.now());
        told.of(known.ended(300), known.said(320, "I want to change jobs", "Soon"), running.ended(300),
                running.said(310, "I want to change jobs"), waiting.said(10, "I want to change jobs"),
                waiting.ended(60), waiting.started(), later.started(), later.amended(60, 50, 70),
                later.said(10, "I want to change jobs"), later.ended(60));

        memory(person).body("conversations", empty());
        assertThat(rowsOf(List.of(known, running, waiting, later))).isEmpty();
        assertThat(Stream.of(known, running, later).flatMap(talk -> endsOf(talk).stream())).isEmpty();
    }

    @Test
    void whoOptsInAgainStartsAfresh() {
        put("{\"enabled\": false}");
        var whileOut = Talk.of(person, Instant.now());
        told.of(whileOut.started());
        put("{\"enabled\": true}").statusCode(200).body("enabled", equalTo(true));
        var toldLate = Talk.of(person, whileOut.startedAt());
        var afresh = Talk.of(person, Instant.now().plusSeconds(1));
        told.of(whileOut.said(10, "I want to change jobs"), whileOut.ended(60), toldLate.started(), afresh.started());

        assertThat(memory(person).extract().<List<String>>path("conversations.session_id"))
                .containsExactly(afresh.session().value());
    }

    @Test
    void optingInTwiceChangesNothing() {
        var talk = Talk.of(person, NOON);
        told.of(talk.started());
        put("{\"enabled\": true}").body("conversations", hasSize(1));
        put("{\"enabled\": true}").body("conversations", hasSize(1));
    }

    @Test
    void whoForgetsEverythingIsStillRememberedFromThenOn() {
        var known = Talk.of(person, NOON);
        told.of(known.started(), known.ended(300), known.said(310, "I want to change jobs"));

        given().auth().oauth2(Tokens.user(person)).delete("/v1/me/memory").then().statusCode(204);
        var toldLate = Talk.of(person, NOON);
        var afresh = Talk.of(person, Instant.now().plusSeconds(1));
        told.of(known.said(320, "I want to change jobs", "Soon"), toldLate.started(), afresh.started());

        assertThat(memory(person).body("enabled", equalTo(true)).extract()
                .<List<String>>path("conversations.session_id")).containsExactly(afresh.session().value());
        assertThat(rowsOf(List.of(known, toldLate))).isEmpty();
        assertThat(endsOf(known)).isEmpty();
    }

    @Test
    void forgettingEverythingDoesNotOptIn() {
        put("{\"enabled\": false}");
        given().auth().oauth2(Tokens.user(person)).delete("/v1/me/memory").then().statusCode(204);
        memory(person).body("enabled", equalTo(false));
    }

    @Test
    void aForgottenConversationDoesNotComeBackWithALaterTranscript() {
        var forgotten = Talk.of(person, NOON);
        var kept = Talk.of(person, NOON.plusSeconds(1));
        told.of(forgotten.started(), forgotten.said(310, "I want to change jobs"), kept.started());

        forget(person, forgotten.session().value()).statusCode(204);
        told.of(forgotten.said(320, "I want to change jobs", "Soon"), forgotten.ended(300), forgotten.started());

        assertThat(memory(person).extract().<List<String>>path("conversations.session_id"))
                .containsExactly(kept.session().value());
        assertThat(rowsOf(List.of(forgotten))).isEmpty();
        forget(person, forgotten.session().value()).statusCode(404).body("code", equalTo("not_found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s-unknown", "%00", "%20", "a%2Fb", "🙂"})
    void whatIsNoSessionIsNotFound(String session) {
        given().auth().oauth2(Tokens.user(person))
                .urlEncodingEnabled(!session.startsWith("%") && !session.contains("%2F"))
                .delete("/v1/me/memory/" + session).then().statusCode(404);
    }

    @Test
    void aPersonSeesAndForgetsTheirOwnOnly() {
        var talk = Talk.of(person, NOON);
        told.of(talk.started(), talk.ended(60));

        memory(neighbour).body("conversations", empty());
        forget(neighbour, talk.session().value()).statusCode(404);
        given().auth().oauth2(Tokens.user(neighbour)).get("/v1/me/memory?user_id=" + person).then().statusCode(403);
        given().auth().oauth2(Tokens.user(neighbour)).delete("/v1/me/memory?user_id=" + person).then().statusCode(403);
        given().auth().oauth2(Tokens.user(neighbour)).delete("/v1/me/memory").then().statusCode(204);
        memory(person).body("conversations", hasSize(1));
    }

    @Test
    void aServiceActsForThePersonItNamesAndNobodyElse() {
        var mine = Talk.of(person, NOON);
        var theirs = Talk.of(neighbour, NOON);
        told.of(mine.started(), theirs.started());

        given().auth().oauth2(Tokens.service()).get("/v1/me/memory?user_id=" + person).then()
                .body("conversations.session_id", contains(mine.session().value()));
        given().auth().oauth2(Tokens.service()).delete("/v1/me/memory/" + theirs.session() + "?user_id=" + person)
                .then().statusCode(404);
        given().auth().oauth2(Tokens.service()).delete("/v1/me/memory?user_id=" + person).then().statusCode(204);
        memory(person).body("conversations", empty());
        memory(neighbour).body("conversations", hasSize(1));
    }

    @Test
    void postgresItselfShowsAPersonTheirOwnOnly() throws SQLException {
        var talk = Talk.of(person, NOON);
        told.of(talk.started(), talk.ended(60));
        put("{\"enabled\": true}");

        assertThat(seenBy(person, "SELECT session_id FROM persona.conversation"))
                .containsExactly(talk.session().value());
        assertThat(seenBy(person, "SELECT session_id FROM persona.session_end"))
                .containsExactly(talk.session().value());
        assertThat(seenBy(neighbour, "SELECT session_id FROM persona.conversation")).isEmpty();
        assertThat(seenBy(neighbour, "SELECT session_id FROM persona.session_end")).isEmpty();
        assertThat(seenBy(neighbour, "SELECT person_id FROM persona.memory_opt_out")).isEmpty();
        assertThat(seenBy(person, "SELECT vendor FROM persona.forgotten_conversation")).isEmpty();
    }

    @Test
    void aMisspeltSwitchIsRefused() {
        put("{\"enabeld\": false}").statusCode(422).body("errors.pointer", hasItem("/enabeld"));
        put("{}").statusCode(422).body("errors.pointer", hasItem("/enabled"));
        memory(person).body("enabled", equalTo(true));
    }

    @Test
    void whatWaitedTooLongIsForgottenAndTheRestStays() {
        var waiting = Talk.of(person, NOON);
        var fresh = Talk.of(person, NOON);
        var owned = Talk.of(person, NOON);
        var forgotten = Talk.of(person, NOON);
        told.of(waiting.said(10, "I want to change jobs"), waiting.ended(60), fresh.said(10, "I want to change jobs"),
                fresh.ended(60), owned.started(), owned.ended(60), forgotten.started());
        forget(person, forgotten.session().value());
        List.of(waiting, owned, forgotten).forEach(MemoryResourceTest::makeOld);

        done(() -> recollection.forgetWaiting());

        assertThat(rowsOf(List.of(waiting, forgotten))).isEmpty();
        assertThat(endsOf(waiting)).isEmpty();
        assertThat(Database.query("SELECT vendor FROM persona.forgotten_conversation WHERE vendor_conversation = ?",
                forgotten.conversation())).isEmpty();
        assertThat(rowsOf(List.of(fresh, owned))).hasSize(2);
        assertThat(endsOf(fresh)).hasSize(1);
        assertThat(endsOf(owned)).hasSize(1);
    }

    @Test
    void withoutATopicThereIsNone() {
        var talk = Talk.of(person, NOON);
        told.of(talk.started());
        memory(person).body("conversations[0].topic", nullValue()).body("conversations[0].closing_lines", empty());
    }

    private static ValidatableResponse memory(String of) {
        return given().auth().oauth2(Tokens.user(of)).get("/v1/me/memory").then().statusCode(200);
    }

    private ValidatableResponse put(String body) {
        return given().auth().oauth2(Tokens.user(person)).contentType(ContentType.JSON).body(body)
                .put("/v1/me/memory").then();
    }

    private static ValidatableResponse forget(String of, String session) {
        return given().auth().oauth2(Tokens.user(of)).delete("/v1/me/memory/" + session).then();
    }

    private static List<String> rowsOf(List<Talk> talks) {
        var conversations = talks.stream().map(Talk::conversation).toArray(String[]::new);
        return Database.query(
                "SELECT vendor_conversation FROM persona.conversation WHERE vendor_conversation = ANY (?)",
                (Object) conversations);
    }

    private static List<String> endsOf(Talk talk) {
        return Database.query("SELECT session_id FROM persona.session_end WHERE session_id = ?",
                talk.session().value());
    }

    private static void makeOld(Talk talk) {
        try (var database = Database.connect("postgres"); var statement = database.createStatement()) {
            statement.execute("SET search_path TO persona");
            statement.execute("UPDATE conversation SET learned_at = learned_at - interval '3 days' "
                    + "WHERE vendor_conversation = '" + talk.conversation() + "'");
            statement.execute("UPDATE session_end SET learned_at = learned_at - interval '3 days' "
                    + "WHERE session_id = '" + talk.session() + "'");
            statement.execute("UPDATE forgotten_conversation SET forgotten_at = forgotten_at - interval '3 days' "
                    + "WHERE vendor_conversation = '" + talk.conversation() + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> seenBy(String person, String query) throws SQLException {
        try (var app = Database.connect("persona_app")) {
            Database.query(app,
                    "SELECT set_config('parley.role', 'user', false), set_config('parley.person', ?, false)",
                    person);
            return Database.query(app, query);
        }
    }

    private static <T> T done(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
