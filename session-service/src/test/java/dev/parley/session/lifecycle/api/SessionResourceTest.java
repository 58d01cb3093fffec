package dev.parley.session.lifecycle.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.session.lifecycle.MentorApp.Started;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class SessionResourceTest {
    private MentorApp app;
    private Started started;

    @BeforeEach
    void aSessionOfSomebody() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = MentorApp.ofSomebodyNew();
        started = app.started();
    }

    @Test
    void aSessionIsShownToItsPerson() {
        var view = app.get("/v1/sessions/" + started.session()).statusCode(200).extract().jsonPath();

        assertThat(view.getMap("$")).containsOnlyKeys("id", "user_id", "kind", "vendor", "state", "persona_id",
                "persona_version", "persona_name", "vendor_conversation_id", "requested_at", "started_at",
                "limit_seconds", "participants", "invited");
        assertThat(view.getString("state")).isEqualTo("active");
        assertThat(view.getInt("persona_version")).isEqualTo(3);
        assertThat(view.getString("kind")).isEqualTo("mentor");
        assertThat(view.getString("vendor")).isEqualTo("tavus");
        assertThat(view.getString("vendor_conversation_id")).isEqualTo(started.conversation());

        app.end(started).statusCode(200);
        app.get("/v1/sessions/" + started.session()).statusCode(200)
                .body("state", equalTo("ended"))
                .body("end_reason", equalTo("ended_by_user"));
    }

    @Test
    void aSessionIsFoundByItsConversation() {
        app.get("/v1/sessions?vendor_conversation_id=" + started.conversation()).statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(started.session()));
    }

    @Test
    void theTimelineTellsEveryStep() {
        app.end(started).statusCode(200);

        app.get("/v1/sessions/" + started.session() + "/timeline").statusCode(200)
                .body("items.what",
                        hasItems("requested", "start.intent", "start.reserve", "start.context", "start.vendor.tavus",
                                "active", "ended", "vendor.ended"))
                .body("items[0].how", equalTo("ours"));
    }

    @Test
    void theTimelineTellsHowLongTheVendorsEndTook() {
        VendorSandbox.outOfReach();
        app.end(started).statusCode(200);
        VendorSandbox.reachable();

        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(timeline())
                .filteredOn(entry -> String.valueOf(entry.get("what")).matches("(end|vendor)\\..*"))
                .extracting(entry -> entry.get("what"))
                .startsWith("end.vendor.tavus.failed").endsWith("end.vendor.tavus", "vendor.ended"));
        assertThat(timeline()).filteredOn(entry -> String.valueOf(entry.get("what")).startsWith("end.vendor.tavus"))
                .allSatisfy(entry -> assertThat(entry).containsKey("took_millis").containsEntry("how", "ours"));
    }

    private List<Map<String, Object>> timeline() {
        return app.get("/v1/sessions/" + started.session() + "/timeline?limit=200").statusCode(200).extract()
                .jsonPath().getList("items");
    }

    @Test
    void anotherPersonsSessionIsNotFoundOnAnyRead() {
        var mallory = MentorApp.ofSomebodyNew();
        Database.execute("""
                INSERT INTO session.transcript_turn (session_id, position, person_id, role, said)
                VALUES (?, 1, ?, 'user', 'Hi')""", started.session(), app.person());
        for (var read : List.of("", "/timeline", "/transcript", "/notes")) {
            var path = "/v1/sessions/" + started.session() + read;
            app.get(path).statusCode(200);
            mallory.get(path).statusCode(404).body("code", equalTo("not_found"));
        }
        mallory.get("/v1/sessions?vendor_conversation_id=" + started.conversation()).statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void aProductSeesEverySession() {
        new MentorApp(app.person(), Tokens.service()).get("/v1/sessions/" + started.session()).statusCode(200);
    }
}
