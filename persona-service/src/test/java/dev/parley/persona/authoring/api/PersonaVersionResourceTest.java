package dev.parley.persona.authoring.api;

import static dev.parley.persona.authoring.api.Personas.as;
import static dev.parley.persona.authoring.api.Personas.create;
import static dev.parley.persona.authoring.api.Personas.named;
import static dev.parley.persona.authoring.api.Personas.rewrite;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(PeerStandIn.class)
class PersonaVersionResourceTest {

    @Test
    void theHistoryIsPagedNewestFirst() {
        var id = threeVersions("pv-ana");

        var cursor = as("pv-ana").get("/v1/personas/" + id + "/versions?limit=2").then()
                .statusCode(200)
                .body("items.version", contains(3, 2))
                .body("items.content.name", contains("Three", "Two"))
                .body("items.digest", everyItem(matchesPattern("sha256:[0-9a-f]{64}")))
                .body("items", everyItem(hasKey("made_at")))
                .extract().<String>path("next_cursor");
        as("pv-ana").queryParam("cursor", cursor).get("/v1/personas/" + id + "/versions?limit=2").then()
                .body("items.version", contains(1))
                .body("next_cursor", nullValue());
    }

    @Test
    void anOldVersionIsReadAsItWas() {
        var id = threeVersions("pv-bo");

        as("pv-bo").get("/v1/personas/" + id + "/versions/1").then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("content.name", equalTo("One"))
                .body("content.instructions", equalTo("Listen."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "0", "-1", "latest", "99999999999", "1/diff/9", "9/diff/1"})
    void aVersionThatNeverWasIsNotFound(String version) {
        var id = threeVersions("pv-cy");

        as("pv-cy").get("/v1/personas/" + id + "/versions/" + version).then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        var id = threeVersions("pv-dan");
        var cursor = as("pv-dan").get("/v1/personas?limit=1").<String>path("next_cursor");

        as("pv-dan").queryParam("cursor", cursor).get("/v1/personas/" + id + "/versions").then()
                .statusCode(400)
                .body("code", equalTo("bad_request"));
    }

    @Test
    void twoVersionsAreCompared() {
        var id = threeVersions("pv-eli");

        as("pv-eli").get("/v1/personas/" + id + "/versions/1/diff/3").then()
                .statusCode(200)
                .body("from", equalTo(1))
                .body("to", equalTo(3))
                .body("changes.pointer", contains("/instructions", "/name"))
                .body("changes.from", contains("Listen.", "One"))
                .body("changes.to", contains(null, "Three"))
                .body("changes", everyItem(hasKey("to")));
        as("pv-eli").get("/v1/personas/" + id + "/versions/2/diff/2").then().body("changes", empty());
    }

    @Test
    void rollingBackMakesANewVersionOfTheOldContent() {
        var id = threeVersions("pv-flo");
        var first = as("pv-flo").get("/v1/personas/" + id + "/versions/1").<String>path("digest");

        as("pv-flo").post("/v1/personas/" + id + "/versions/1/restore").then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("version", equalTo(4))
                .body("name", equalTo("One"))
                .body("instructions", equalTo("Listen."))
                .body("digest", equalTo(first));

        as("pv-flo").get("/v1/personas/" + id + "/versions").then().body("items", hasSize(4));
        as("pv-flo").get("/v1/personas?active=true").then()
                .body("items.find { it.id == '" + id + "' }.name", equalTo("One"));
    }

    @Test
    void rollingBackFromAnotherVersionThanTheCurrentOneIsRefused() {
        var id = threeVersions("pv-gus");

        as("pv-gus").header("If-Match", "\"2\"").post("/v1/personas/" + id + "/versions/1/restore").then()
                .statusCode(412);
        as("pv-gus").header("If-Match", "\"3\"").post("/v1/personas/" + id + "/versions/9/restore").then()
                .statusCode(404);
        as("pv-gus").get("/v1/personas/" + id).then().body("version", equalTo(3));
    }

    @Test
    void rollingBackToWhatTheCatalogueHasNoMoreIsRefused() throws SQLException {
        catalogue("INSERT INTO avatar (id, name, description, tier) VALUES ('pv-gone', 'G', 'G', 'free')");
        var id = create("pv-hal", "{\"name\": \"One\", \"avatar_id\": \"pv-gone\"}");
        rewrite("pv-hal", id, named("Two"));
        catalogue("UPDATE avatar SET active = false WHERE id = 'pv-gone'");

        as("pv-hal").post("/v1/personas/" + id + "/versions/1/restore").then()
                .statusCode(422)
                .body("errors.pointer", contains("/avatar_id"));
    }

    /// The catalogue's triggers look for their tables where the service does.
    private static void catalogue(String change) throws SQLException {
        try (var connection = Database.connect("postgres"); var statement = connection.createStatement()) {
            statement.execute("SET search_path TO persona");
            statement.execute(change);
        }
    }

    private static String threeVersions(String person) {
        var id = create(person, "{\"name\": \"One\", \"instructions\": \"Listen.\"}");
        rewrite(person, id, named("Two")).then().statusCode(200);
        rewrite(person, id, named("Three")).then().statusCode(200);
        return id;
    }
}
