package dev.parley.voice.conversation.api;

import static dev.parley.voice.conversation.DreamApp.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import dev.parley.voice.assistant.VoiceApp;
import dev.parley.voice.conversation.Browser;
import dev.parley.voice.conversation.DreamApp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class TalkResourceTest {
    private static final String TALKS = "/v1/voice/talks";

    private final String session = UUID.randomUUID().toString();
    private final String person = "person-" + UUID.randomUUID();

    @BeforeEach
    void everybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
    }

    @Test
    void aPreparedTalkIsBegunUnderItsIdAndOnItsMinutes() {
        var answer = start(person).statusCode(201).extract().jsonPath();

        assertThat(answer.getString("session_id")).isEqualTo(session);
        assertThat(answer.getString("state")).isEqualTo("active");
        assertThat(answer.getLong("limit_seconds")).isEqualTo(480);
        assertThat(answer.getString("signed_url")).contains(answer.getString("vendor_conversation"),
                "agent_id=agent-maya");
        assertThat(answer.getMap("dynamic_variables")).containsOnlyKeys("user_name", "parley_session");
        VoiceApp.awaitEvents(session, VoiceApp.STARTED);
        assertThat(PeerStandIn.callsAbout(person)).isEmpty();
        Browser.begin(answer.getString("signed_url"), answer.getMap("dynamic_variables")).say("Hello");
    }

    @Test
    void askingAgainGivesTheSameTalk() {
        var first = start(person).statusCode(201).extract().<String>path("signed_url");

        start(person).statusCode(201).body("signed_url", equalTo(first));
        as(Tokens.user(person)).get(TALKS + "/" + session).then().statusCode(200)
                .body("signed_url", equalTo(first))
                .body("dynamic_variables.user_name", equalTo("Anna"));
    }

    @Test
    void itsIdIsNoKeyForAnybodyElse() {
        start(person).statusCode(201);

        start("somebody-else").statusCode(404);
        as(Tokens.user("somebody-else")).get(TALKS + "/" + session).then().statusCode(404);
    }

    @Test
    void aPersonPreparesNothing() {
        as(Tokens.user(person)).body(request(person)).post(TALKS).then().statusCode(403);
    }

    @Test
    void itEndsByTheVendorsNameTooAndItsUrlLetsNobodyIn() {
        var answer = start(person).statusCode(201).extract().jsonPath();

        as(Tokens.service()).post(TALKS + "/" + answer.getString("vendor_conversation") + "/end").then()
                .statusCode(200)
                .body("state", equalTo("ended"))
                .body("end_reason", equalTo("ended_by_service"));

        as(Tokens.service()).post(TALKS + "/" + session + "/end").then().statusCode(200)
                .body("state", equalTo("ended"));
        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.ENDED);
        await().untilAsserted(() -> assertThat(VendorSandbox.agentConversations())
                .noneMatch(found -> answer.getString("vendor_conversation").equals(found.get("id"))));
    }

    @Test
    void whileItIsHeldItHoldsItsPlace() {
        start(person).statusCode(201);
        assertThat(Database.query("SELECT scope FROM voice.capacity_lease WHERE session_id = ?", session))
                .containsExactly("vendor:elevenlabs");

        as(Tokens.service()).post(TALKS + "/" + session + "/end").then().statusCode(200);

        assertThat(Database.query("""
                SELECT until < now() + interval '1 minute' FROM voice.capacity_lease WHERE session_id = ?""", session))
                .containsExactly("t");
    }

    @Test
    void aStartThatFailsLeavesTheMinutesToWhoeverReservedThem() {
        VendorSandbox.outOfReach();

        start(person).statusCode(503).body("code", equalTo("vendor_unavailable"))
                .body("detail", containsString("ElevenLabs"));

        assertThat(DreamApp.outcome(session)).isEqualTo("failed vendor_unreachable");
        assertThat(PeerStandIn.releasesOf(session)).isEmpty();
        assertThat(Database.query("SELECT 1 FROM voice.capacity_lease WHERE session_id = ?", session)).isEmpty();
    }

    private ValidatableResponse start(String forPerson) {
        return as(Tokens.service()).body(request(forPerson)).post(TALKS).then();
    }

    private Map<String, Object> request(String forPerson) {
        return Map.of("user_id", forPerson, "session_id", session, "kind", "mentor", "limit_seconds", 480, "agent_id",
                "agent-maya", "dynamic_variables", Map.of("user_name", "Anna"));
    }
}
