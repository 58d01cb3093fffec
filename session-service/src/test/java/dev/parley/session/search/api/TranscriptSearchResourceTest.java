package dev.parley.session.search.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class TranscriptSearchResourceTest {
    private static final String ENGLISH = "I would like to sleep better, and what do you think I can do about it?";
    private static final String GERMAN = "Ich möchte besser schlafen, und was denkst du, wenn ich das nicht kann?";
    private MentorApp app;

    @BeforeEach
    void twoConversations() {
        app = MentorApp.ofSomebodyNew();
        conversation("old", "2026-03-01T09:00:00Z", ENGLISH, "You were sleeping well & <b>long</b> last year.");
        conversation("new", "2026-03-02T09:00:00Z", GERMAN, "Du hast im Urlaub gut geschlafen.");
    }

    @Test
    void wordsAreFoundInTheLanguageOfTheConversation() {
        search(app, "sleeps").statusCode(200).body("items.session_id", contains(id("old"), id("old")))
                .body("items.position", contains(1, 2));
        search(app, "schlaf").statusCode(200).body("items.session_id", contains(id("new")));
        search(app, "-\"last year\" sleep").statusCode(200).body("items.position", contains(1));
    }

    @Test
    void hitsAreMarkedInATextThatIsNoMarkup() {
        var hit = search(app, "sleeping long").statusCode(200).body("items", hasSize(1)).extract().jsonPath();

        var excerpt = hit.getString("items[0].excerpt");
        assertThat(excerpt).contains("&").doesNotContain("<mark", "\u0002", "\u0003");
        assertThat(excerpt.substring(hit.getInt("items[0].marks[0].start"), hit.getInt("items[0].marks[0].end")))
                .isEqualTo("sleeping");
    }

    @Test
    void pagesShowEachHitOnceNewestConversationFirst() {
        conversation("between", "2026-03-01T15:00:00Z", ENGLISH, "Sleep.");
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = search(app, "sleep", "limit", "1", "cursor", cursor).statusCode(200).extract().jsonPath();
            seen.add(page.getString("items[0].session_id").substring(0, 3) + page.getInt("items[0].position"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(seen).containsExactly("bet1", "bet2", "old1", "old2");
    }

    @Test
    void nobodyFindsWhatOthersSaid() {
        var mallory = MentorApp.ofSomebodyNew();

        search(mallory, "sleep").statusCode(200).body("items", empty());
        search(mallory, "sleep", "user_id", app.person()).statusCode(403);
        search(new MentorApp(app.person(), Tokens.service()), "sleep", "user_id", app.person()).statusCode(200)
                .body("items", hasSize(2));
    }

    @Test
    void whatCannotBeLookedForIsRefused() {
        search(app, " ").statusCode(422).body("errors[0].pointer", equalTo("/q"));
        search(app, "a".repeat(201)).statusCode(422);
        search(app, "the").statusCode(200).body("items", empty());
        search(app, "\"(' & | ! :* <-> or or -").statusCode(200);
        search(app, "sleep", "cursor", "nonsense").statusCode(400);
    }

    private static ValidatableResponse search(MentorApp app, String q, String... parameters) {
        var request = given().auth().oauth2(app.token()).queryParam("q", q);
        for (var i = 0; i < parameters.length; i += 2) {
            if (!parameters[i + 1].isEmpty()) {
                request.queryParam(parameters[i], parameters[i + 1]);
            }
        }
        return request.get("/v1/transcripts").then();
    }

    private String id(String name) {
        return name + "-" + app.person();
    }

    private void conversation(String name, String at, String... turns) {
        Database.execute("""
                INSERT INTO session.session (id, person_id, kind, vendor, state, requested_at, ended_at,
                                             mentor_conversation_id, daily_session_id)
                VALUES (?, ?, 'MENTOR', 'TAVUS', 'ended', CAST(? AS timestamptz), now(), gen_random_uuid(),
                        gen_random_uuid())""", id(name), app.person(), at);
        Database.execute(
                """
                        INSERT INTO session.transcript_turn (session_id, person_id, position, role, said)
                        SELECT ?, ?, position, 'user', said FROM unnest(string_to_array(?, '|')) WITH ORDINALITY t (said, position)""",
                id(name), app.person(), String.join("|", turns));
    }
}
