package dev.parley.persona.catalogue.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class CatalogueCacheTest {

    @Inject
    MeterRegistry metrics;

    @Test
    void aListIsMadeOnceForEachOfItsFilters() {
        list("").body("items.id", hasItem("jung"));
        list("&active=true");
        var before = hits();

        list("").body("items.id", hasItem("jung"));
        list("&active=true").body("items.id", hasItem("jung"));
        list("&active=false").body("items.id", not(hasItem("jung")));

        assertThat(hits()).isEqualTo(before + 2);
    }

    @Test
    void whoeverChangesTheCatalogueSeesItInTheirNextCall() {
        var id = "voice-" + UUID.randomUUID();
        voices();
        for (int i = 0; i < 20; i++) {
            put(id, "Number " + i);
            voices().body("items.find { it.id == '%s' }.description".formatted(id), equalTo("Number " + i));
        }

        given().auth().oauth2(Tokens.admin()).delete("/v1/voices/" + id).then().statusCode(204);

        voices().body("items.count { it.id == '%s' }".formatted(id), equalTo(0));
    }

    @Test
    void aChangeThatAnotherInstanceMadeIsHeardOf() {
        var id = "voice-" + UUID.randomUUID();
        put(id, "Before");
        voices();

        Database.execute("UPDATE persona.voice SET description = 'After' WHERE id = ?", id);

        await().atMost(5, SECONDS).untilAsserted(
                () -> voices().body("items.find { it.id == '%s' }.description".formatted(id), equalTo("After")));
    }

    private double hits() {
        return metrics.get("parley.cache.hits").counter().count();
    }

    private static ValidatableResponse list(String filter) {
        return given().auth().oauth2(Tokens.user("reader")).get("/v1/interpreters?limit=199" + filter).then()
                .statusCode(200);
    }

    private static ValidatableResponse voices() {
        return given().auth().oauth2(Tokens.user("reader")).get("/v1/voices?limit=200").then().statusCode(200);
    }

    private static void put(String id, String description) {
        var status = given().auth().oauth2(Tokens.admin()).contentType(ContentType.JSON)
                .body("{\"description\": \"%s\"}".formatted(description)).put("/v1/voices/" + id).statusCode();
        assertThat(status).isBetween(200, 201);
    }
}
