package dev.parley.ingest.tavus.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.ingest.delivery.StoredDeliveries;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class SeedWebhookResourceTest {
    private static final String SECRET = "a secret of the seeds";
    private static final String MENTORS = "/functions/v1/tavus-webhook";
    private static final String ONBOARDING = "/api/v1/tavus/callback";

    private String conversation;

    @BeforeEach
    void aConversation() {
        conversation = "c" + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void theMentorSeedsCallbackIsStoredAndAnsweredInItsShape() {
        from().header("X-Webhook-Secret", SECRET).post(MENTORS).then().statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("Received conversation_ended"));

        assertThat(StoredDeliveries.column("event_type", conversation)).containsExactly("conversation_ended");
        assertThat(StoredDeliveries.column("session_id", conversation)).containsOnlyNulls();
    }

    @Test
    void theOnboardingSeedsCallbackMayCarryItsSecretInTheAddress() {
        from().queryParam("secret", SECRET).post(ONBOARDING).then().statusCode(200)
                .body("status", equalTo("ok"))
                .body("event", equalTo("conversation_ended"));
        from().queryParam("secret", SECRET).post(ONBOARDING).then().statusCode(200);

        assertThat(StoredDeliveries.of(conversation)).hasSize(1);
    }

    @Test
    void withoutTheSecretNothingIsTaken() {
        from().post(MENTORS).then().statusCode(401)
                .body("success", equalTo(false))
                .body("error", equalTo("Invalid webhook signature"));
        from().header("X-Webhook-Secret", "guessed").post(MENTORS).then().statusCode(401);
        from().header("X-Webhook-Secret", "guessed").queryParam("secret", SECRET).post(MENTORS).then().statusCode(401);
        from().queryParam("secret", "").post(ONBOARDING).then().statusCode(401)
                .body("detail", equalTo("Invalid webhook signature"));

        assertThat(StoredDeliveries.of(conversation)).isEmpty();
    }

    private RequestSpecification from() {
        return given().contentType(ContentType.JSON).body("""
                {"conversation_id":"%s","event_type":"conversation_ended","duration":125,"participant_count":1}"""
                .formatted(conversation));
    }
}
