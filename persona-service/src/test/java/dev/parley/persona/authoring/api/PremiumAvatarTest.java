package dev.parley.persona.authoring.api;

import static dev.parley.persona.authoring.api.Personas.as;
import static dev.parley.persona.authoring.api.Personas.create;
import static dev.parley.persona.authoring.api.Personas.createForEverybody;
import static dev.parley.persona.authoring.api.Personas.named;
import static dev.parley.persona.authoring.api.Personas.rewrite;
import static dev.parley.persona.authoring.api.Personas.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(PeerStandIn.class)
class PremiumAvatarTest {
    private static final String PREMIUM = "{\"name\": \"Amara\", \"avatar_id\": \"amara\"}";

    @AfterEach
    void theBillingServiceIsWellAgain() {
        PeerStandIn.helpful();
    }

    @Test
    void aPlanThatIncludesPremiumAvatarsLetsThemThrough() {
        PeerStandIn.plan("pg-ana", "group_sessions", "premium_avatars");

        as("pg-ana").body(PREMIUM).post("/v1/personas").then()
                .statusCode(201)
                .body("avatar.tier", equalTo("premium"))
                .body("avatar.premium", equalTo(true));
    }

    @Test
    void aPlanWithoutThemIsToldSoAndNothingIsMade() {
        PeerStandIn.plan("pg-bo", "group_sessions");

        as("pg-bo").body(PREMIUM).post("/v1/personas").then()
                .statusCode(403)
                .body("code", equalTo("plan_lacks_feature"));

        assertThat(Database.query("SELECT id FROM persona.persona WHERE person_id = 'pg-bo'")).isEmpty();
    }

    @Test
    void aFreeAvatarAsksForNoPlan() {
        PeerStandIn.broken(PeerStandIn.SUBSCRIPTIONS);

        create("pg-cy", "{\"name\": \"Jonas\", \"avatar_id\": \"jonas\"}");
    }

    @Test
    void aChangeAndARollBackAreHeldToThePlanOfTheirTime() {
        PeerStandIn.plan("pg-dan", "premium_avatars");
        var id = create("pg-dan", PREMIUM);
        rewrite("pg-dan", id, named("Plain")).then().statusCode(200);
        PeerStandIn.plan("pg-dan");

        rewrite("pg-dan", id, PREMIUM).then().statusCode(403).body("code", equalTo("plan_lacks_feature"));
        as("pg-dan").post("/v1/personas/" + id + "/versions/1/restore").then()
                .statusCode(403)
                .body("code", equalTo("plan_lacks_feature"));
        as("pg-dan").get("/v1/personas/" + id).then().body("version", equalTo(2));
    }

    @Test
    void itIsTheOwnersPlanThatCountsNotThatOfWhoeverWrites() {
        PeerStandIn.plan("pg-eli", "premium_avatars");
        PeerStandIn.plan("pg-flo");

        with(Tokens.service()).body(PREMIUM.replace("{", "{\"user_id\": \"pg-eli\", ")).post("/v1/personas").then()
                .statusCode(201);
        with(Tokens.admin()).body(PREMIUM.replace("{", "{\"user_id\": \"pg-flo\", ")).post("/v1/personas").then()
                .statusCode(403);
    }

    @Test
    void everybodysPersonasNeedNoPlan() {
        PeerStandIn.broken(PeerStandIn.SUBSCRIPTIONS);

        createForEverybody(PREMIUM);
    }

    @Test
    void withoutAnAnswerAboutThePlanNothingIsMade() {
        PeerStandIn.broken(PeerStandIn.SUBSCRIPTIONS);

        as("pg-gus").body(PREMIUM).post("/v1/personas").then()
                .statusCode(503)
                .body("code", equalTo("service_unavailable"));

        assertThat(Database.query("SELECT id FROM persona.persona WHERE person_id = 'pg-gus'")).isEmpty();
    }
}
