package dev.parley.session.lifecycle;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The seeds' routes, word for word.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class SeedGoldenTest {
    private SessionApp app;
    private GoldenExchange exchange;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = SessionApp.ofSomebodyNew();
        exchange = new GoldenExchange(app.token()).naming("person", app.person());
    }

    @Test
    void aMentorSessionStartsAndEnds() {
        started();

        exchange.holds("mentor/end");
        exchange.holds("mentor/end");
    }

    @Test
    void aMentorSessionEndsThoughTavusFails() {
        started();
        VendorSandbox.outOfReach();

        exchange.holds("mentor/end");
    }

    @Test
    void whatIsMissingIsRefused() {
        exchange.holds("mentor/start-without-persona");
        exchange.holds("mentor/end-without-ids");
    }

    @Test
    void whatTavusDoesNotDoIs500() {
        VendorSandbox.outOfReach();

        exchange.holds("mentor/start-without-tavus");
    }

    @Test
    void anOnboardingCallIsCreatedAndCompleted() {
        var created = exchange.holds("onboarding/create");
        exchange.naming("conversation", created.getString("conversation_id"));
        exchange.holds("onboarding/status-created");

        app.end(app.sessions().getFirst()).statusCode(200);
        exchange.holds("onboarding/status-completed");
    }

    @Test
    void anOnboardingCallNeedsAnEmailAndNames() {
        exchange.holds("onboarding/create-with-invalid-email");
        exchange.holds("onboarding/create-without-names");
        exchange.holds("onboarding/status-unknown");
    }

    @Test
    void theReflectionAppsKindsAreStartedUnderV1() {
        exchange.holds("reflection/reflect-alone");
        exchange.holds("reflection/resolve-together");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/functions/v1/start-tavus-session", "/functions/v1/end-tavus-session",
            "/api/v1/tavus/create-conversation", "/v1/sessions"})
    void aBrowserMayAskFirst(String path) {
        given().header("Origin", "https://app.example").header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,apikey,x-client-info")
                .options(path).then().statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("https://app.example"))
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("apikey"));
    }

    @Test
    void aBrowserMayReadRefusalsToo() {
        given().header("Origin", "https://app.example").auth().oauth2(app.token()).contentType("application/json")
                .body("{}").post("/functions/v1/start-tavus-session").then().statusCode(400)
                .header("Access-Control-Allow-Origin", equalTo("https://app.example"));
    }

    private void started() {
        var started = exchange.holds("mentor/start");
        exchange.naming("conversation", started.getString("conversation_id"))
                .naming("mentor_conversation", started.getString("mentor_conversation_id"))
                .naming("daily_session", started.getString("daily_session_id"));
        // So it lasts no second, however slow this is.
        Database.execute("UPDATE session.session SET started_at = now() + interval '1 hour' WHERE person_id = ?",
                app.person());
    }
}
