package dev.parley.persona.catalogue.api;

import static dev.parley.persona.catalogue.api.Catalogue.all;
import static dev.parley.persona.catalogue.api.Catalogue.delete;
import static dev.parley.persona.catalogue.api.Catalogue.get;
import static dev.parley.persona.catalogue.api.Catalogue.ids;
import static dev.parley.persona.catalogue.api.Catalogue.interpreter;
import static dev.parley.persona.catalogue.api.Catalogue.newId;
import static dev.parley.persona.catalogue.api.Catalogue.put;
import static dev.parley.persona.catalogue.api.Catalogue.voice;
import static dev.parley.persona.catalogue.api.Catalogue.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(PeerStandIn.class)
class InterpreterResourceTest {
    private static final String INTERPRETERS = "/v1/interpreters";

    @Test
    void theCatalogueBeginsWithFourInterpreters() {
        assertThat(ids(all(INTERPRETERS + "?active=true", 50))).contains("jung", "lakshmi", "freud", "mary");
        for (var seeded : List.of("jung Edward", "lakshmi Priya", "freud Craig", "mary Wendy")) {
            var id = seeded.split(" ")[0];
            get(Tokens.user("a-reader"), INTERPRETERS + "/" + id).statusCode(200)
                    .body("agent_id", equalTo("agent-" + id))
                    .body("voice", equalTo(seeded.split(" ")[1]))
                    .body("active", equalTo(true));
        }
    }

    @Test
    void aListIsOrderedByNameAndPaged() {
        for (int i = 0; i < 3; i++) {
            put(INTERPRETERS + "/" + newId("namesake"), with(interpreter(), "active", false)).statusCode(201);
        }

        assertThat(ids(all(INTERPRETERS, 2)))
                .containsExactlyElementsOf(Database.query("SELECT id FROM persona.interpreter ORDER BY name, id"));
        assertThat(ids(all(INTERPRETERS + "?active=true", 1))).doesNotHaveDuplicates().allMatch(
                id -> !id.startsWith("namesake"));
    }

    @Test
    void anAdminMakesReplacesAndDeletesAnInterpreter() {
        var path = INTERPRETERS + "/" + newId("ida");
        put(path, with(interpreter(), "agent_id", "agent-ida")).statusCode(201).body("agent_id", equalTo("agent-ida"));

        put(path, with(interpreter(), "greeting", "שלום 🦔\n{name}")).statusCode(200);
        assertThat(get(Tokens.service(), path).statusCode(200)
                .body("greeting", equalTo("שלום 🦔\n{name}"))
                .body("agent_id", nullValue())
                .extract().jsonPath().getMap("$"))
                .containsOnlyKeys("id", "name", "style", "greeting", "agent_id", "voice", "active");

        delete(path).statusCode(204);
        get(Tokens.admin(), path).statusCode(404).body("code", equalTo("not_found"));
        delete(path).statusCode(404);
    }

    @Test
    void onlyAnAdminWrites() {
        var path = INTERPRETERS + "/" + newId("ida");
        Catalogue.readers().forEach((_, token) -> {
            put(token, path, interpreter()).statusCode(403);
            delete(token, INTERPRETERS + "/mary").statusCode(403);
        });
        given().get(INTERPRETERS).then().statusCode(401);
        get(Tokens.admin(), path).statusCode(404);
        get(Tokens.admin(), INTERPRETERS + "/mary").statusCode(200);
    }

    @Test
    void anInterpreterNeedsAnActiveVoice() {
        var silent = newId("silent");
        put("/v1/voices/" + silent, with(voice(), "active", false)).statusCode(201);
        var path = INTERPRETERS + "/" + newId("ida");

        for (var voice : List.of(silent, "Nobody", "no slug", "")) {
            put(path, with(interpreter(), "voice", voice)).statusCode(422).body("errors.pointer", contains("/voice"));
        }
        get(Tokens.admin(), path).statusCode(404);
    }

    @Test
    void everyWrongFieldIsNamed() {
        var path = INTERPRETERS + "/" + newId("ida");

        put(path, Map.of()).statusCode(422)
                .body("errors.pointer", contains("/greeting", "/name", "/style", "/voice"));
        put(path, with(interpreter(), "style", "a".repeat(4001))).statusCode(422)
                .body("errors.pointer", contains("/style"));
        put(path, with(interpreter(), "greeting", "a".repeat(1001))).statusCode(422)
                .body("errors.pointer", contains("/greeting"));
        put(path, with(interpreter(), "agentId", "misspelt")).statusCode(422)
                .body("errors.pointer", contains("/agentId"));
        put(INTERPRETERS + "/no slug", interpreter()).statusCode(422).body("errors.pointer", contains("/id"));
        get(Tokens.admin(), INTERPRETERS + "/no slug").statusCode(404);
    }
}
