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
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(PeerStandIn.class)
class VoiceResourceTest {
    private static final String VOICES = "/v1/voices";
    private static final String ASHLEY = VOICES + "/Ashley";
    private static final String ASHLEYS = "Warm and even, at home in any conversation";

    @AfterEach
    void ashleyIsTheDefaultAgain() {
        put(ASHLEY, Map.of("description", ASHLEYS, "default", true)).statusCode(200);
    }

    @Test
    void theCatalogueBeginsWithSixVoicesOfWhichAshleyIsTheDefault() {
        var voices = all(VOICES + "?active=true", 50);

        assertThat(ids(voices)).contains("Ashley", "Craig", "Edward", "Olivia", "Wendy", "Priya");
        assertThat(voices).filteredOn(voice -> Boolean.TRUE.equals(voice.get("default"))).containsExactly(
                Map.of("id", "Ashley", "description", ASHLEYS, "default", true, "active", true));
    }

    @Test
    void aListIsOrderedByIdAndPaged() {
        put(VOICES + "/" + newId("silent"), with(voice(), "active", false)).statusCode(201);

        assertThat(ids(all(VOICES, 2)))
                .containsExactlyElementsOf(Database.query("SELECT id FROM persona.voice ORDER BY id"));
        assertThat(ids(all(VOICES + "?active=true", 2))).contains("Ashley", "Wendy")
                .noneMatch(id -> id.startsWith("silent"));
    }

    @Test
    void anAdminMakesReplacesAndDeletesAVoice() {
        var path = VOICES + "/" + newId("Ada");
        put(path, voice()).statusCode(201).body("default", equalTo(false)).body("active", equalTo(true));

        put(path, Map.of("description", "Lower 🦔", "active", false)).statusCode(200);
        get(Tokens.user("a-reader"), path).statusCode(200)
                .body("description", equalTo("Lower 🦔"))
                .body("active", equalTo(false));

        delete(path).statusCode(204);
        get(Tokens.admin(), path).statusCode(404).body("code", equalTo("not_found"));
        delete(path).statusCode(404);
    }

    @Test
    void aVoiceThatIsMadeTheDefaultIsTheOnlyOne() {
        put(VOICES + "/Olivia", Map.of("description", "Clear and professional", "default", true)).statusCode(200)
                .body("default", equalTo(true));
        assertThat(defaults()).isEqualTo("Olivia");

        var made = newId("Ada");
        put(VOICES + "/" + made, with(voice(), "default", true)).statusCode(201);
        assertThat(defaults()).isEqualTo(made);
        delete(VOICES + "/" + made).statusCode(409);
    }

    @Test
    void theDefaultVoiceStaysAndStaysActive() {
        conflict(delete(ASHLEY));
        conflict(put(ASHLEY, Map.of("description", "Gone", "active", false)));
        conflict(put(ASHLEY, Map.of("description", "Gone", "default", true, "active", false)));
        conflict(put(ASHLEY, Map.of("description", "Gone")));
        conflict(put(VOICES + "/" + newId("Ada"), Map.of("description", "New", "default", true, "active", false)));

        get(Tokens.admin(), ASHLEY).body("description", equalTo(ASHLEYS)).body("default", equalTo(true));
        assertThat(defaults()).isEqualTo("Ashley");
    }

    @Test
    void aVoiceThatAnInterpreterHasStaysAndStaysActive() {
        var id = newId("Ada");
        var path = VOICES + "/" + id;
        var speaker = "/v1/interpreters/" + newId("ida");
        put(path, voice()).statusCode(201);
        put(speaker, with(with(interpreter(), "voice", id), "active", false)).statusCode(201);

        delete(path).statusCode(409)
                .body("code", equalTo("conflict"))
                .body("detail", containsString("An interpreter still speaks with the voice " + id));
        put(path, with(voice(), "active", false)).statusCode(409).body("code", equalTo("conflict"));
        put(path, with(voice(), "description", "Hoarse")).statusCode(200);

        delete(speaker).statusCode(204);
        delete(path).statusCode(204);
    }

    @Test
    void onlyAnAdminWrites() {
        var path = VOICES + "/" + newId("Ada");
        Catalogue.readers().forEach((_, token) -> {
            put(token, path, voice()).statusCode(403);
            delete(token, VOICES + "/Olivia").statusCode(403);
        });
        given().get(VOICES).then().statusCode(401);
        get(Tokens.admin(), path).statusCode(404);
        get(Tokens.admin(), VOICES + "/Olivia").statusCode(200);
    }

    @Test
    void everyWrongFieldIsNamed() {
        var path = VOICES + "/" + newId("Ada");

        put(path, Map.of()).statusCode(422).body("errors.pointer", contains("/description"));
        put(path, with(voice(), "description", "a".repeat(501))).statusCode(422)
                .body("errors.pointer", contains("/description"));
        put(path, with(voice(), "is_default", true)).statusCode(422).body("errors.pointer", contains("/is_default"));
        put(VOICES + "/no slug", voice()).statusCode(422).body("errors.pointer", contains("/id"));
        get(Tokens.admin(), VOICES + "/no slug").statusCode(404);
    }

    private static void conflict(ValidatableResponse answer) {
        answer.statusCode(409)
                .body("code", equalTo("conflict"))
                .body("detail", containsString("The default voice must be active"));
    }

    private static String defaults() {
        return String.join(" ", Database.query("SELECT id FROM persona.voice WHERE is_default"));
    }
}
