package dev.parley.session.onboarding.api;

import static dev.parley.test.PeerStandIn.CONTEXTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.session.lifecycle.SessionApp;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class OnboardingResourceTest {
    private static final String CREATE = "/api/v1/tavus/create-conversation";
    private static final String STATUS = "/api/v1/tavus/conversation-status/";

    private SessionApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = SessionApp.ofSomebodyNew();
    }

    @Test
    void aCallIsASessionOfTheCallerWithTheConfiguredPersona() {
        create(Map.of("conversation_name", "Onboarding Call")).statusCode(200);

        app.get("/v1/sessions/" + app.sessions().getFirst()).statusCode(200)
                .body("kind", equalTo("onboarding"))
                .body("user_id", equalTo(app.person()))
                .body("persona_id", equalTo("mentor-maya"));
        assertThat(PeerStandIn.callsAbout(app.person()).getLast().body().getList("participants"))
                .isEqualTo(List.of("John Doe"));
        assertThat(Database.query("SELECT conversation_name FROM session.session WHERE person_id = ?", app.person()))
                .containsExactly("Onboarding Call");
    }

    @Test
    void whomTheCallIsWithIsKeptForThatPersonAlone() throws SQLException {
        create(Map.of()).statusCode(200);

        var who = "SELECT concat_ws(' ', email, first_name, last_name) FROM session.onboarding_conversation WHERE person_id = ?";
        assertThat(Database.query(who, app.person())).containsExactly("user@example.com John Doe");
        try (var asTheService = Database.connect("session_app")) {
            assertThat(Database.query(asTheService, who, app.person())).as("without an actor").isEmpty();
        }
    }

    @Test
    void aStartThatFailsLeavesNoNewcomerWithoutAConversation() {
        PeerStandIn.outOfMinutes();

        create(Map.of()).statusCode(402).body("detail",
                equalTo("The plan's minutes for this period are used up or reserved"));

        assertThat(VendorSandbox.conversationsAbout(app.person())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "user", "user@", "@example.com", "a b@example.com", "user@example..com"})
    void anAddressThatIsNoneIsRefused(String email) {
        refused(create(Map.of("email", email)), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "first_name", "last_name"})
    void aFieldThatIsMissingOrNullIsRefusedInTheSeedsShape(String field) {
        var request = new HashMap<String, @Nullable Object>(
                Map.of("email", "user@example.com", "first_name", "John", "last_name", "Doe"));
        request.remove(field);
        refused(app.post(CREATE, request), 400);
        request.put(field, null);
        refused(app.post(CREATE, request), 400);
        assertThat(app.sessions()).isEmpty();
    }

    @Test
    void aPersonaThatIsGoneStartsNothing() {
        PeerStandIn.refusing(CONTEXTS, 404, "not_found");

        refused(create(Map.of()), 404);

        assertThat(VendorSandbox.conversationsAbout(app.person())).isEmpty();
    }

    @Test
    void absurdNamesAreRefused() {
        for (var field : List.of("first_name", "last_name", "conversation_name")) {
            refused(create(Map.of(field, "n".repeat(10_000))), 400);
            refused(create(Map.of(field, "a\u0000b")), 400);
        }
        refused(create(Map.of("first_name", " ")), 400);
        refused(create(Map.of("email", "a@" + "b".repeat(300) + ".com")), 400);
    }

    @Test
    void namesOfEveryScriptAreWelcome() {
        create(Map.of("first_name", "李雷", "last_name", "O'Brien-Łukasiewicz 😀")).statusCode(200);
    }

    @Test
    void anotherPersonsCallIsNotFound() {
        var conversation = create(Map.of()).statusCode(200).extract().<String>path("conversation_id");

        app.get(STATUS + conversation).statusCode(200);
        refused(SessionApp.ofSomebodyNew().get(STATUS + conversation), 404);
    }

    @Test
    void aConversationThatIsNoOnboardingIsNotFound() {
        var conversation = app.start(Map.of()).statusCode(201).extract().<String>path("vendor_conversation_id");

        refused(app.get(STATUS + conversation), 404);
    }

    @Test
    void withoutATokenNothingIsSaid() {
        refused(new SessionApp("nobody", "no-token").get(STATUS + "c1"), 401);
        refused(new SessionApp("nobody", "no-token").post(CREATE, Map.of()), 401);
    }

    private ValidatableResponse create(Map<String, String> otherwise) {
        var request = new HashMap<>(
                Map.of("email", "user@example.com", "first_name", "John", "last_name", "Doe"));
        request.putAll(otherwise);
        return app.post(CREATE, request);
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status) {
        assertThat(answer.statusCode(status).extract().jsonPath().getMap("$")).containsOnlyKeys("detail");
        return answer;
    }
}
