package dev.parley.session.lifecycle.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.Participant;
import dev.parley.model.event.Participant.Kind;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.session.erasure.Forgetting;
import dev.parley.session.lifecycle.SessionApp;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is shown to have been in a session, and who to have been invited.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class SessionParticipantsTest {
    /// Recently, or recovery would take the session for dead.
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(200);
    private static final Participant ANNA = new Participant("PA_anna", "anna", Kind.PERSON);
    private static final Participant ANNA_AGAIN = new Participant("PA_anna2", "anna", Kind.PERSON);
    private static final Participant AGENT = new Participant("PA_agent", "agent-1", Kind.AGENT);

    @Inject
    ObjectMapper json;
    private final String session = "session_1_" + UUID.randomUUID();
    private final SessionApp app = SessionApp.ofSomebodyNew();
    private Forgetting others;

    @BeforeEach
    void aSessionUnderWay() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        others = new Forgetting(json);
        others.taken(new VoiceSessionStarted(new SessionId(session), new PersonId(app.person()), SessionKind.VOICE,
                Vendor.LIVEKIT, session, START, 600));
    }

    @Test
    void untilSomebodyComesThereIsNobody() {
        assertThat(shown().getList("participants")).isEmpty();
        assertThat(shown().getList("invited")).isEmpty();
    }

    @Test
    void eachStayIsShownInTheOrderInWhichTheyCame() {
        others.taken(new ParticipantLeft(at(60), ANNA, "DUPLICATE_IDENTITY"));
        others.taken(new ParticipantJoined(at(58), ANNA_AGAIN));
        others.taken(new ParticipantJoined(at(3), ANNA));
        others.taken(new AgentJoined(at(2), "voice-agent", AGENT));

        assertThat(shown().getList("participants")).isEqualTo(List.of(
                Map.of("sid", "PA_agent", "identity", "agent-1", "role", "agent", "joined_at", text(2)),
                Map.of("sid", "PA_anna", "identity", "anna", "role", "person", "joined_at", text(3), "left_at",
                        text(60)),
                Map.of("sid", "PA_anna2", "identity", "anna", "role", "person", "joined_at", text(58))));
    }

    @Test
    void whoNeverGotInWasNotThere() {
        others.taken(new ParticipantLeft(at(5), ANNA, "JOIN_FAILURE"));
        others.taken(new ParticipantJoined(at(9), ANNA_AGAIN));

        assertThat(shown().getList("participants.sid")).isEqualTo(List.of("PA_anna2"));
    }

    @Test
    void whoWasInvitedIsShownAsTheyWereNamed() {
        var id = app.started(Map.of("kind", "resolve_together", "participants", List.of("Ben", "carla@example.com")));

        app.get("/v1/sessions/" + id).statusCode(200)
                .body("invited", equalTo(List.of("Ben", "carla@example.com")))
                .body("participants", equalTo(List.of()));
    }

    @Test
    void aListTellsNothingOfThem() {
        others.taken(new ParticipantJoined(at(3), ANNA));

        assertThat(app.get("/v1/sessions?vendor=livekit").statusCode(200).extract().jsonPath()
                .<Map<String, Object>>getList("items")).hasSize(1)
                .allSatisfy(item -> assertThat(item).doesNotContainKeys("participants", "invited"));
    }

    @Test
    void theContractNamesThem() {
        given().get("/q/openapi").then().statusCode(200)
                .body(containsString("ParticipantView"))
                .body(containsString("joined_at"));
    }

    private JsonPath shown() {
        return app.get("/v1/sessions/" + session).statusCode(200).extract().jsonPath();
    }

    private Provenance at(long seconds) {
        return new Provenance(Vendor.LIVEKIT, session, null, START.plusSeconds(seconds), START.plusSeconds(seconds),
                How.WEBHOOK, "d-" + seconds);
    }

    private static String text(long seconds) {
        return START.plusSeconds(seconds).toString();
    }
}
