package dev.parley.persona.context.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import dev.parley.model.event.Topic;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people told in one place is known in the other, and nobody else's is.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(PeerStandIn.class)
class KnownPersonContextTest {
    private static final String PREMIUM = "{\"name\": \"Amara\", \"avatar_id\": \"amara\"}";

    @Inject
    RedisDataSource redis;
    @Inject
    MeterRegistry metrics;
    private String person;

    @BeforeEach
    void somebodyNew() {
        person = "known-" + UUID.randomUUID();
        PeerStandIn.helpful();
    }

    @Test
    void everythingThatAPersonToldIsInTheContext() {
        as(person).body("{\"name\": \"Anna\", \"age\": 34}").put("/v1/me/profile").then().statusCode(200);
        as(person).body("{\"answers\": [{\"question\": \"Why now?\", \"answer\": \"I changed jobs.\"}]}")
                .put("/v1/me/onboarding").then().statusCode(200);
        as(person).body("{\"practices\": [\"journaling\"]}").put("/v1/me/ritual-preferences").then().statusCode(200);
        as(person).body("{\"categories\": [\"self-doubt\"]}").put("/v1/me/emotional-categories").then()
                .statusCode(200);
        as(person).body("{\"title\": \"Sleep well\", \"progress\": 40}").post("/v1/me/goals").then().statusCode(201);

        compile("mentor-maya").statusCode(200)
                .body("livekit.system_prompt", containsString("> Name: Anna"))
                .body("livekit.system_prompt", containsString("> Age: 34"))
                .body("livekit.system_prompt", containsString("> Answered: I changed jobs."))
                .body("livekit.system_prompt", containsString("> Practices: journaling"))
                .body("livekit.system_prompt", containsString("> self-doubt"))
                .body("livekit.system_prompt", containsString("> Goal: Sleep well"))
                .body("tavus.conversational_context", containsString("> Goal: Sleep well"))
                .body("elevenlabs.dynamic_variables.user_profile", containsString("> Goal: Sleep well"));
    }

    @Test
    void anInterpreterKnowsTheDreamAndItsEmotionsFromTheToneOfItsInterpretation() {
        var dream = dreamOf(person);
        as(person).body("""
                {"dream_id": "%s", "text": "A wish to be free.",
                 "emotional_tone": {"primary": "anxiety", "secondary": "fear", "intensity": 0.8}}""".formatted(dream))
                .post("/v1/me/interpretations").then().statusCode(201);

        var variables = "elevenlabs.dynamic_variables.";
        ask("""
                {"interpreter_id": "jung", "kind": "interpretation", "dream_id": "%s"}""".formatted(dream))
                .statusCode(200)
                .body("interpreter_id", equalTo("jung"))
                .body("persona_name", equalTo("Carl Jung"))
                .body("elevenlabs.agent_id", equalTo("agent-jung"))
                .body(variables + "dream_content", containsString("> I was flying over the sea."))
                .body(variables + "dream_emotions", contains("anxiety", "fear"))
                .body(variables + "interpreter_style", containsString("archetypes"));
    }

    @Test
    void anInterpreterThatRestsInterpretsNoMoreThanOneThatNeverWas() {
        var retired = "retired-" + UUID.randomUUID();
        given().auth().oauth2(Tokens.admin()).contentType(ContentType.JSON)
                .body("{\"name\": \"R\", \"style\": \"None.\", \"greeting\": \"Bye.\", \"voice\": \"Craig\", \"active\": false}")
                .put("/v1/interpreters/" + retired).then().statusCode(201);

        for (var id : List.of(retired, "nobody", "no slug")) {
            ask("{\"interpreter_id\": \"%s\", \"kind\": \"interpretation\"}".formatted(id)).statusCode(404)
                    .body("detail", equalTo("There is no interpreter " + id));
        }
    }

    @Test
    void eachCompilationIsToldAndWhatTheCacheAnswersIsNone() {
        as(person).body("{\"name\": \"Anna\"}").put("/v1/me/profile").then().statusCode(200);
        var first = compile("mentor-maya").extract().<String>path("digest");
        compile("mentor-maya").statusCode(200);
        as(person).body("{\"name\": \"Annie\"}").put("/v1/me/profile").then().statusCode(200);
        var second = compile("mentor-maya").extract().<String>path("digest");

        await().atMost(20, SECONDS).untilAsserted(
                () -> assertThat(Kafka.records(Topic.PERSONAS, person)).extracting(it -> new String(it.value()))
                        .satisfiesExactly(it -> assertThat(it).contains(first), it -> assertThat(it).contains(second)));
    }

    @Test
    void aConversationTurnsToOpenGoalsFirstAndToTheNewestOfEach() {
        for (var goal : List.of("Done early, 100", "Open early, 99", "Open late, 0", "Done late, 100")) {
            as(person).body("{\"title\": \"%s\", \"progress\": %s}".formatted((Object[]) goal.split(", ")))
                    .post("/v1/me/goals").then().statusCode(201);
        }

        assertThat(compile("mentor-maya").extract().<String>path("livekit.system_prompt"))
                .containsSubsequence("Open late", "Open early", "Done late", "Done early");
    }

    @Test
    void aConversationLearnsTheNewestThatWasMadeOfTheDream() {
        var dream = dreamOf(person);
        for (var text : List.of("The first reading.", "The second reading.")) {
            as(person).body("{\"dream_id\": \"%s\", \"text\": \"%s\"}".formatted(dream, text))
                    .post("/v1/me/interpretations").then().statusCode(201);
        }

        ask("{\"interpreter_id\": \"mary\", \"kind\": \"interpretation\", \"dream_id\": \"%s\"}".formatted(dream))
                .body("elevenlabs.dynamic_variables.dream_content", containsString("The second reading."))
                .body("elevenlabs.dynamic_variables.dream_content", not(containsString("The first reading.")))
                .body("elevenlabs.dynamic_variables.dream_emotions.size()", equalTo(0));
    }

    @Test
    void whatWasTalkedAboutIsRememberedAndNobodyElsesTalk() {
        conversation(person, "ended_at", "Falling asleep");
        conversation(person, "topic", "Still going on");
        conversation(person + "-neighbour", "ended_at", "Of somebody else");

        assertThat(compile("mentor-maya").extract().<String>path("livekit.system_prompt"))
                .contains("20 November 2026, with Maya, 10 minutes", "> Topic: Falling asleep",
                        "> At the end: AI: Good night.")
                .doesNotContain("Still going on", "Of somebody else");
    }

    @Test
    void anotherPersonsDreamPersonaAndDataAreNotThere() {
        var dream = dreamOf("somebody-else");
        var theirs = personaOf("somebody-else", "{\"name\": \"Theirs\"}");

        ask("{\"persona_id\": \"mentor-maya\", \"kind\": \"mentor\", \"dream_id\": \"%s\"}".formatted(dream))
                .statusCode(404);
        compile(theirs).statusCode(404).body("code", equalTo("not_found"));
        ask("{\"interpreter_id\": \"nobody\", \"kind\": \"interpretation\"}").statusCode(404);
    }

    @Test
    void aServiceThatMayActForEverybodyIsHeldToThePersonItNames() {
        var theirs = personaOf("somebody-else", "{\"name\": \"Theirs\"}");
        given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON)
                .body("{\"user_id\": \"%s\", \"persona_id\": \"%s\", \"kind\": \"mentor\"}".formatted(person, theirs))
                .post("/v1/contexts").then().statusCode(404);
    }

    @Test
    void anInactivePersonaIsNotFoundThoughItsOwnerSeesIt() {
        var resting = personaOf(person, "{\"name\": \"Resting\", \"active\": false}");

        compile(resting).statusCode(404);
        as(person).get("/v1/personas/" + resting).then().statusCode(200);
    }

    @Test
    void aPinnedVersionIsCompiledAsItWas() {
        var persona = personaOf(person, "{\"name\": \"Kim\", \"instructions\": \"You are gentle.\"}");
        as(person).body("{\"name\": \"Kim\", \"instructions\": \"You are strict.\"}").put("/v1/personas/" + persona)
                .then().statusCode(200);

        compile(persona).body("persona_version", equalTo(2))
                .body("livekit.system_prompt", containsString("You are strict."));
        ask("{\"persona_id\": \"%s\", \"persona_version\": 1, \"kind\": \"mentor\"}".formatted(persona))
                .body("persona_version", equalTo(1))
                .body("livekit.system_prompt", containsString("You are gentle."));
        ask("{\"persona_id\": \"%s\", \"persona_version\": 3, \"kind\": \"mentor\"}".formatted(persona))
                .statusCode(404);
    }

    @Test
    void whatAPersonaLeavesOpenItsAvatarAndTheCatalogueFillIn() {
        var persona = personaOf(person, "{\"name\": \"Mine\", \"avatar_id\": \"jonas\"}");

        compile(persona)
                .body("tavus.replica_id", equalTo("r-mentor-jonas"))
                .body("livekit.voice_id", equalTo("Ashley"))
                .body("livekit.system_prompt", containsString("You know most about decisions, work and focus."));
    }

    @Test
    void aPremiumAvatarSpeaksOnlyForAsLongAsThePlanIncludesIt() {
        PeerStandIn.plan(person, "premium_avatars");
        var persona = personaOf(person, PREMIUM);
        compile(persona).statusCode(200);

        PeerStandIn.plan(person);
        compile(persona).statusCode(403).body("code", equalTo("plan_lacks_feature"));

        PeerStandIn.broken(PeerStandIn.SUBSCRIPTIONS);
        compile(persona).statusCode(503).body("code", equalTo("service_unavailable"));
        compile("mentor-maya").statusCode(200);
    }

    @Test
    void aPremiumFaceNeedsThePlanHoweverItIsNamed() {
        var disguised = "{\"name\": \"X\", \"vendor_settings\": {\"tavus\": {\"replica_id\": \"r-mentor-amara\"}}}";
        as(person).body(disguised).post("/v1/personas").then().statusCode(403)
                .body("code", equalTo("plan_lacks_feature"));

        PeerStandIn.plan(person, "premium_avatars");
        var persona = personaOf(person, disguised);
        compile(persona).statusCode(200).body("tavus.replica_id", equalTo("r-mentor-amara"));

        PeerStandIn.plan(person);
        compile(persona).statusCode(403);
        as(person).body("{\"name\": \"X\", \"avatar_id\": \"amara\", \"active\": false}")
                .put("/v1/personas/" + persona).then().statusCode(200);
    }

    @Test
    void aPersonaIdThatIsNoneIsNamed() {
        ask("{\"persona_id\": \"%s\", \"kind\": \"mentor\"}".formatted("x".repeat(201))).statusCode(422)
                .body("errors[0].pointer", equalTo("/persona_id"));
    }

    @Test
    void whatEverybodyDoesNotSeeYetNobodyReadsInItsVersions() {
        var id = given().auth().oauth2(Tokens.admin()).contentType(ContentType.JSON)
                .body("{\"name\": \"Draft\", \"for_everybody\": true, \"instructions\": \"Unfinished.\", \"active\": false}")
                .post("/v1/personas").then().statusCode(201).extract().<String>path("id");
        given().auth().oauth2(Tokens.admin()).contentType(ContentType.JSON).body("{\"name\": \"Ready\"}")
                .put("/v1/personas/" + id).then().statusCode(200);

        as(person).get("/v1/personas/" + id).then().statusCode(200);
        as(person).get("/v1/personas/" + id + "/versions/1").then().statusCode(404);
        as(person).get("/v1/personas/" + id + "/versions/1/diff/2").then().statusCode(404);
        as(person).get("/v1/personas/" + id + "/versions").then().body("items.version", contains(2));
        ask("{\"persona_id\": \"%s\", \"persona_version\": 1, \"kind\": \"mentor\"}".formatted(id)).statusCode(404);
        given().auth().oauth2(Tokens.admin()).get("/v1/personas/" + id + "/versions/1").then().statusCode(200);
        given().auth().oauth2(Tokens.admin()).contentType(ContentType.JSON)
                .body("{\"name\": \"Ready\", \"active\": false}").put("/v1/personas/" + id).then().statusCode(200);
    }

    @Test
    void theSameContextIsMadeOnceAndAChangeMakesItAnew() {
        as(person).body("{\"name\": \"Anna\"}").put("/v1/me/profile").then().statusCode(200);
        var first = compile("mentor-maya").extract().<String>path("digest");
        var before = hits();

        assertThat(compile("mentor-maya").extract().<String>path("digest")).isEqualTo(first);
        assertThat(hits()).isEqualTo(before + 1);

        as(person).body("{\"title\": \"Sleep well\"}").post("/v1/me/goals").then().statusCode(201);
        compile("mentor-maya")
                .body("digest", not(equalTo(first)))
                .body("livekit.system_prompt", containsString("> Goal: Sleep well"));
        assertThat(hits()).isEqualTo(before + 1);
    }

    @Test
    void aChangeOfTheCatalogueIsSeenInTheNextContext() {
        var avatar = "avatar-" + UUID.randomUUID();
        putAvatar(avatar, "chess");
        var persona = personaOf(person, "{\"name\": \"Mine\", \"avatar_id\": \"%s\"}".formatted(avatar));
        compile(persona).body("livekit.system_prompt", containsString("You know most about chess."));

        putAvatar(avatar, "gardening");

        compile(persona).body("livekit.system_prompt", containsString("You know most about gardening."));
    }

    @Test
    void whatIsKeptOfAPersonInRedisGoesWithTheNextChange() {
        as(person).body("{\"name\": \"Anna\"}").put("/v1/me/profile").then().statusCode(200);
        compile("mentor-maya").statusCode(200);
        await().atMost(20, SECONDS).untilAsserted(() -> {
            compile("mentor-maya").statusCode(200);
            assertThat(keptOf(person)).isTrue();
        });

        as(person).delete("/v1/me").then().statusCode(204);

        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(keptOf(person)).isFalse());
        compile("mentor-maya").body("livekit.system_prompt", not(containsString("Anna")));
    }

    /// @param isKnown
    ///            the column that says that there is something to remember
    private static void conversation(String person, String isKnown, String topic) {
        Database.execute(
                """
                        INSERT INTO persona.conversation (vendor, vendor_conversation, session_id, person_id, persona_id, kind,
                                                          started_at, ended_at, lasted_seconds, topic, closing_lines, learned_at)
                        VALUES ('TAVUS', ?, 's', ?, 'mentor-maya', 'MENTOR', '2026-11-20T12:00:00Z',
                                CASE WHEN ? = 'ended_at' THEN timestamptz '2026-11-20T12:10:00Z' END, 600, ?,
                                '{AI: Good night.}', now())""",
                UUID.randomUUID().toString(), person, isKnown, topic);
    }

    private boolean keptOf(String person) {
        return redis.key().exists("parley:persona:contexts:" + person);
    }

    private double hits() {
        return metrics.get("parley.cache.hits").counter().count();
    }

    private static String dreamOf(String person) {
        return as(person).body("{\"raw_transcript\": \"I was flying over the sea.\"}").post("/v1/me/dreams").then()
                .statusCode(201).extract().path("id");
    }

    private static String personaOf(String person, String persona) {
        return as(person).body(persona).post("/v1/personas").then().statusCode(201).extract().path("id");
    }

    private static void putAvatar(String id, String speciality) {
        given().auth().oauth2(Tokens.admin()).contentType(ContentType.JSON)
                .body("""
                        {"name": "New", "description": "One more", "specialities": ["%s"], "tier": "free"}"""
                        .formatted(speciality))
                .put("/v1/avatars/" + id).then().statusCode(oneOf(200, 201));
    }

    private ValidatableResponse compile(String persona) {
        return ask("{\"persona_id\": \"%s\", \"kind\": \"mentor\"}".formatted(persona));
    }

    private ValidatableResponse ask(String request) {
        return as(person).body(request).post("/v1/contexts").then();
    }

    private static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.user(person)).contentType(ContentType.JSON);
    }
}
