package dev.parley.session.lifecycle.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class SessionListTest {
    private static final String STORED = """
            INSERT INTO session.session (id, person_id, kind, vendor, state, persona_id, requested_at, ended_at,
                                         vendor_conversation, mentor_conversation_id, daily_session_id)
            VALUES (? || ?, ?, ?, ?, ?, ?, CAST(? AS timestamptz), now(), ? || ?, gen_random_uuid(), gen_random_uuid())""";
    private MentorApp app;

    @BeforeEach
    void fourSessionsOfSomebody() {
        app = MentorApp.ofSomebodyNew();
        stored("a", "MENTOR", "TAVUS", "ended", "maya", "2026-03-01T09:00:00Z");
        stored("b", "MENTOR", "TAVUS", "failed", "jonas", "2026-03-02T09:00:00Z");
        stored("c", "VOICE", "LIVEKIT", "ended", null, "2026-03-03T09:00:00Z");
        stored("d", "MENTOR", "LIVEKIT", "ended", "maya", "2026-03-03T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "limit=200|d c b a",
            "kind=voice|c",
            "vendor=livekit|d c",
            "state=failed|b",
            "persona_id=maya|d a",
            "from=2026-03-02|d c b",
            "to=2026-03-02|a",
            "from=2026-03-02T09:00:00Z&to=2026-03-03T08:00:00-01:00|b",
            "kind=mentor&vendor=tavus&state=ended|a",
            "state=active|''",
    })
    void eachFilterNarrowsTheList(String query, String expected) {
        var ids = app.get("/v1/sessions?" + query).statusCode(200).extract().<List<String>>path("items.id");

        assertThat(ids).extracting(id -> id.substring(0, 1))
                .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    @Test
    void pagesShowEachSessionOnceAndEnd() {
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = app.get("/v1/sessions?limit=1" + cursor).statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next_cursor") == null ? "" : "&cursor=" + page.getString("next_cursor");
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactly(id("d"), id("c"), id("b"), id("a"));
    }

    @Test
    void aPersonSeesTheirOwnAndMayNotNameAnother() {
        var mallory = MentorApp.ofSomebodyNew();

        mallory.get("/v1/sessions").statusCode(200).body("items", empty()).body("next_cursor", nullValue());
        mallory.get("/v1/sessions?user_id=" + app.person()).statusCode(403);
        app.get("/v1/sessions?limit=1&user_id=" + app.person()).statusCode(200).body("items.id", contains(id("d")));
    }

    @Test
    void aProductSeesEverybodysOrThoseOfOnePerson() {
        var product = new MentorApp(app.person(), Tokens.service());

        product.get("/v1/sessions?user_id=" + app.person() + "&kind=voice").statusCode(200)
                .body("items.id", contains(id("c")));
        product.get("/v1/sessions?vendor_conversation_id=at-vendor-" + id("c")).statusCode(200)
                .body("items.id", contains(id("c")));
    }

    @ParameterizedTest
    @CsvSource({"kind=mentr, /kind", "vendor=zoom, /vendor", "from=yesterday, /from", "to=9999999-01-01T00:00:00Z, /to",
            "limit=0, /limit"})
    void aFilterThatCannotBeReadIsRefusedByName(String query, String pointer) {
        app.get("/v1/sessions?" + query).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aStateThatIsNoneIsRefused() {
        app.get("/v1/sessions?state=over").statusCode(422)
                .body("errors[0].detail", containsString("must be requested, active"));
    }

    private String id(String letter) {
        return letter + "-" + app.person();
    }

    private void stored(String letter, String kind, String vendor, String state, String persona, String at) {
        Database.execute(STORED, letter, "-" + app.person(), app.person(), kind, vendor, state, persona, at,
                "at-vendor-", id(letter));
    }
}
