package dev.parley.system;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.parley.model.event.EventType;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Promise 6 through the whole stack: what a person tells reaches their mentor and nobody else, and goes when they say
/// so.
class KnownPersonTest {
    private static final String ANNA = "known-anna";
    private static final String BEN = "known-ben";
    private static RunningStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = RunningStack.up();
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void aMentorKnowsThePersonRemembersTheTalkAndForgetsOnDemand() throws IOException, InterruptedException {
        var anna = stack.token(ANNA, "user");
        as(anna).body("{\"name\": \"Anna\", \"location\": \"Lisbon\"}").put("/v1/me/profile").then().statusCode(200);
        as(anna).body("{\"title\": \"Sleep through the night\", \"progress\": 20}").post("/v1/me/goals").then()
                .statusCode(201);
        var dream = as(anna).body("{\"raw_transcript\": \"I was flying over the sea.\"}").post("/v1/me/dreams").then()
                .statusCode(201).extract().<String>path("id");

        var amara = aPersonaWithAPremiumAvatar(anna);
        var conversation = as(anna).body("{\"user_id\": \"%s\", \"persona_id\": \"%s\"}".formatted(ANNA, amara))
                .post("/functions/v1/start-tavus-session").then().statusCode(200)
                .extract().<String>path("conversation_id");
        as(anna).get("/v1/sessions?vendor_conversation_id=" + conversation).then()
                .body("items[0].persona_id", equalTo(amara))
                .body("items[0].persona_version", equalTo(1));
        toldToTavus();
        talkAndLeave(conversation);

        await().atMost(60, SECONDS).untilAsserted(() -> as(anna).get("/v1/me/memory").then()
                .body("conversations.topic", hasItem("I would like to sleep better.")));
        as(anna).body("{\"persona_id\": \"mentor-maya\", \"kind\": \"mentor\"}").post("/v1/contexts").then()
                .statusCode(200)
                .body("livekit.system_prompt", containsString("I would like to sleep better."));

        benSeesNothingOf(amara, dream);

        as(anna).delete("/v1/me").then().statusCode(204);
        as(anna).get("/v1/me/export").then()
                .body("goals", empty())
                .body("dreams", empty())
                .body("personas", empty());
        as(anna).body("{\"persona_id\": \"mentor-maya\", \"kind\": \"mentor\"}").post("/v1/contexts").then()
                .body("livekit.system_prompt", not(containsString("Lisbon")))
                .body("livekit.system_prompt", not(containsString("sleep better")));
        await().atMost(30, SECONDS).untilAsserted(
                () -> assertThat(new PublishedEvents(stack.kafka()).keysOf(EventType.PERSON_ERASED, ANNA)).hasSize(1));
    }

    /// Refused on the free plan, and allowed on the next.
    private static String aPersonaWithAPremiumAvatar(String anna) throws IOException, InterruptedException {
        var persona = "{\"name\": \"My Amara\", \"avatar_id\": \"amara\", \"instructions\": \"You are patient.\"}";
        as(anna).body(persona).post("/v1/personas").then().statusCode(403).body("code", equalTo("plan_lacks_feature"));
        as(stack.token("the-shop", "service")).body("{\"plan\": \"reflect_plus\"}").put("/v1/subscriptions/" + ANNA)
                .then().statusCode(200);
        return await().atMost(60, SECONDS).until(() -> as(anna).body(persona).post("/v1/personas"),
                answer -> answer.statusCode() == 201).path("id");
    }

    private static void toldToTavus() {
        assertThat(given().baseUri(stack.sandbox().toString()).get("/sandbox/tavus/conversations").asString())
                .contains("Name: Anna", "Lisbon", "Sleep through the night", "You are patient.");
    }

    private static void talkAndLeave(String conversation) {
        vendor(conversation, "join", "{\"name\": \"Anna\"}");
        vendor(conversation, "speak", "{\"role\": \"user\", \"text\": \"I would like to sleep better.\"}");
        vendor(conversation, "leave", "{}");
    }

    private static void vendor(String conversation, String what, String body) {
        given().baseUri(stack.sandbox().toString()).contentType(ContentType.JSON).body(body)
                .post("/sandbox/tavus/conversations/" + conversation + "/" + what).then().statusCode(200);
    }

    private static void benSeesNothingOf(String persona, String dream) throws IOException, InterruptedException {
        var ben = stack.token(BEN, "user");
        as(ben).get("/v1/me/profile").then().body("name", equalTo(null));
        as(ben).get("/v1/me/dreams/" + dream).then().statusCode(404);
        as(ben).get("/v1/personas/" + persona).then().statusCode(404);
        as(ben).get("/v1/me/goals?user_id=" + ANNA).then().statusCode(403);
        as(ben).delete("/v1/me?user_id=" + ANNA).then().statusCode(403);
        as(ben).body("{\"persona_id\": \"%s\", \"kind\": \"mentor\"}".formatted(persona)).post("/v1/contexts").then()
                .statusCode(404);
    }

    private static RequestSpecification as(String token) {
        return given().baseUri(stack.gateway().toString()).contentType(ContentType.JSON).auth().oauth2(token);
    }
}
