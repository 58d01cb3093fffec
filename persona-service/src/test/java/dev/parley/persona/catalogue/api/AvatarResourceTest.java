package dev.parley.persona.catalogue.api;

import static dev.parley.persona.catalogue.api.Catalogue.all;
import static dev.parley.persona.catalogue.api.Catalogue.avatar;
import static dev.parley.persona.catalogue.api.Catalogue.delete;
import static dev.parley.persona.catalogue.api.Catalogue.get;
import static dev.parley.persona.catalogue.api.Catalogue.ids;
import static dev.parley.persona.catalogue.api.Catalogue.newId;
import static dev.parley.persona.catalogue.api.Catalogue.put;
import static dev.parley.persona.catalogue.api.Catalogue.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(PeerStandIn.class)
class AvatarResourceTest {
    private static final String AVATARS = "/v1/avatars";
    private static final String PREMIUM = AVATARS + "?tier=premium";

    private String person;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        PeerStandIn.helpful();
        person = newId("person");
    }

    @Test
    void theCatalogueBeginsWithAvatarsOfBothTiers() {
        assertThat(ids(all(AVATARS + "?tier=free&active=true", 50))).contains("maya", "jonas")
                .doesNotContain("amara", "teodor");
        assertThat(ids(all(PREMIUM + "&active=true", 50))).contains("amara", "teodor").doesNotContain("maya");
        assertThat(ids(all(AVATARS, 50))).contains("maya", "jonas", "amara", "teodor");
    }

    @Test
    void anAvatarHasAllThatACatalogueShows() {
        var amara = get(Tokens.user(person), AVATARS + "/amara").statusCode(200).extract().jsonPath();

        assertThat(amara.getMap("$")).containsExactlyInAnyOrderEntriesOf(Map.of("id", "amara", "name", "Amara",
                "description", "Has sat with many families in many quarrels, and takes no side.", "images", List.of(),
                "replica_id", "r-mentor-amara", "specialities", List.of("relationships", "conflict", "grief"),
                "tier", "premium", "premium", true, "available", false, "active", true));
    }

    @Test
    void aListIsOrderedByNameAndPaged() {
        for (int i = 0; i < 3; i++) {
            put(AVATARS + "/" + newId("namesake"), with(avatar(), "name", "Namesake")).statusCode(201);
        }

        assertThat(ids(all(AVATARS, 2)))
                .containsExactlyElementsOf(Database.query("SELECT id FROM persona.avatar ORDER BY name, id"));
    }

    @Test
    void onlyTheActiveAreListedWhereThatIsAsked() {
        var retired = newId("retired");
        put(AVATARS + "/" + retired, with(avatar(), "active", false)).statusCode(201);

        assertThat(ids(all(AVATARS + "?active=true", 50))).doesNotContain(retired);
        assertThat(ids(all(AVATARS + "?active=false", 50))).contains(retired).doesNotContain("maya");
        assertThat(ids(all(AVATARS, 50))).contains(retired);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gold", "PREMIUM", " "})
    void anUnknownTierIsRefused(String tier) {
        get(Tokens.user(person), AVATARS + "?tier=" + tier).statusCode(422).body("errors.pointer", contains("/tier"));
        put(AVATARS + "/" + newId("ada"), with(avatar(), "tier", tier)).statusCode(422)
                .body("errors.pointer", contains("/tier"));
    }

    @Test
    void aPremiumAvatarIsAvailableToWhomThePlanIncludesIt() {
        PeerStandIn.plan(person, "premium_avatars");

        assertThat(listed(Tokens.user(person), PREMIUM).getList("available")).isNotEmpty().containsOnly(true);
        get(Tokens.user(person), AVATARS + "/amara").body("available", equalTo(true));
    }

    @Test
    void withoutSuchAPlanOnlyFreeAvatarsAreAvailable() {
        PeerStandIn.plan(person, "group_sessions");

        assertThat(listed(Tokens.user(person), PREMIUM).getList("available")).isNotEmpty().containsOnly(false);
        assertThat(listed(Tokens.user(person), AVATARS + "?tier=free").getList("available")).isNotEmpty()
                .containsOnly(true);
    }

    @Test
    void thePlanIsAskedForOnceAndWithTheCallersToken() {
        var token = Tokens.user(person);
        listed(token, AVATARS);

        assertThat(PeerStandIn.callsAbout(person)).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo(PeerStandIn.SUBSCRIPTIONS);
            assertThat(call.authorization()).isEqualTo("Bearer " + token);
        });
    }

    @Test
    void nobodyIsAskedWhereAllIsFree() {
        listed(Tokens.user(person), AVATARS + "?tier=free");

        assertThat(PeerStandIn.callsAbout(person)).isEmpty();
    }

    @Test
    void whileBillingIsInTroubleWhatIsAvailableIsLeftOut() {
        PeerStandIn.broken(PeerStandIn.SUBSCRIPTIONS);

        get(Tokens.user(person), AVATARS + "/amara").statusCode(200).body("$", not(hasKey("available")));
        get(Tokens.user(person), AVATARS + "/maya").statusCode(200).body("available", equalTo(true));
        assertThat(listed(Tokens.user(person), PREMIUM).getList("available")).isNotEmpty().containsOnlyNulls();

        PeerStandIn.helpful();
        get(Tokens.user(person), AVATARS + "/amara").statusCode(200).body("available", equalTo(false));
    }

    @Test
    void whileBillingIsSilentTheCatalogueIsReadable() {
        PeerStandIn.silent(PeerStandIn.SUBSCRIPTIONS);

        get(Tokens.user(person), AVATARS + "/amara").statusCode(200).body("$", not(hasKey("available")));
    }

    @Test
    void aServiceAsksForThePersonItNames() {
        PeerStandIn.plan(person, "premium_avatars");

        get(Tokens.service(), AVATARS + "/amara?user_id=" + person).body("available", equalTo(true));
        assertThat(listed(Tokens.admin(), PREMIUM + "&user_id=" + person).getList("available")).containsOnly(true);
    }

    @Test
    void nobodyAsksForAnother() {
        get(Tokens.user("mallory"), AVATARS + "?user_id=" + person).statusCode(403);
        get(Tokens.user("mallory"), AVATARS + "/maya?user_id=" + person).statusCode(403);
        get(Tokens.user(person), AVATARS + "?user_id=" + person).statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("nobodies")
    void whatNamesNobodyIsRefused(String nobody) {
        for (var path : List.of(AVATARS, AVATARS + "/maya")) {
            given().auth().oauth2(Tokens.service()).queryParam("user_id", nobody).get(path).then().statusCode(422)
                    .body("errors.pointer", contains("/user_id"));
        }
    }

    static List<String> nobodies() {
        return List.of(" ", "\u2003", "\u001c", "a".repeat(201));
    }

    @Test
    void aFilterThatIsNeitherTrueNorFalseIsRefused() {
        for (var path : List.of(AVATARS, "/v1/interpreters", "/v1/voices")) {
            get(Tokens.user(person), path + "?active=maybe").statusCode(422)
                    .body("errors.pointer", contains("/active"));
        }
    }

    @Test
    void withoutATokenNothingIsShown() {
        given().get(AVATARS).then().statusCode(401);
        given().get(AVATARS + "/maya").then().statusCode(401);
    }

    @Test
    void anAdminMakesAndReplacesAnAvatar() {
        var path = AVATARS + "/" + newId("ada");
        var request = Map.of("name", "Ada 🦔", "description", "שלום\nand more", "images",
                List.of("https://images.example/a,b'c.png"), "replica_id", "r-ada",
                "specialities", List.of("a, b", "{\"c\"}", "NULL"), "tier", "premium", "active", false);

        put(path, request).statusCode(201);
        var stored = get(Tokens.user(person), path).statusCode(200).extract().jsonPath().getMap("$");
        assertThat(stored).containsAllEntriesOf(request).containsEntry("premium", true);

        put(path, avatar()).statusCode(200)
                .body("replica_id", nullValue())
                .body("images", equalTo(List.of()))
                .body("tier", equalTo("free"))
                .body("active", equalTo(true));
        get(Tokens.user(person), path).body("name", equalTo("Ada")).body("specialities", equalTo(List.of()));
    }

    @Test
    void onlyAnAdminWrites() {
        var path = AVATARS + "/" + newId("ada");
        Catalogue.readers().forEach((_, token) -> {
            put(token, path, avatar()).statusCode(403);
            delete(token, AVATARS + "/teodor").statusCode(403);
        });
        given().body("{}").contentType("application/json").put(path).then().statusCode(401);
        get(Tokens.admin(), path).statusCode(404);
        get(Tokens.admin(), AVATARS + "/teodor").statusCode(200);
    }

    @Test
    void everyWrongFieldIsNamed() {
        var path = AVATARS + "/" + newId("ada");
        put(path, Map.of()).statusCode(422).body("errors.pointer", contains("/description", "/name", "/tier"));
        refused(path, "name", "a".repeat(101), "/name");
        refused(path, "name", "a\u0000b", "/name");
        refused(path, "description", "a".repeat(2001), "/description");
        refused(path, "replica_id", "", "/replica_id");
        refused(path, "specialities", List.of("fine", " "), "/specialities/1");
        refused(path, "specialities", Collections.nCopies(21, "a"), "/specialities");
        refused(path, "images", List.of("https://images.example/a.png", "javascript:alert(1)"), "/images/1");
        refused(path, "images", Collections.nCopies(11, "https://images.example/a.png"), "/images");
        refused(path, "images", Collections.singletonList(null), "/images/0");
        refused(path, "replicaId", "misspelt", "/replicaId");
        get(Tokens.admin(), path).statusCode(404);
    }

    @Test
    void anIdIsASlug() {
        for (var id : List.of("a b", "-a", "a.b", "ä", "a".repeat(65), "a\u0000b")) {
            given().auth().oauth2(Tokens.admin()).contentType("application/json").body(avatar())
                    .put(AVATARS + "/{id}", id).then().statusCode(422).body("errors.pointer", contains("/id"));
            given().auth().oauth2(Tokens.admin()).get(AVATARS + "/{id}", id).then().statusCode(404);
            given().auth().oauth2(Tokens.admin()).delete(AVATARS + "/{id}", id).then().statusCode(404);
        }
        put(AVATARS + "/" + newId("a").substring(0, 2) + "b".repeat(62), avatar()).statusCode(201);
    }

    @Test
    void anAvatarThatNobodyWearsCanBeDeleted() {
        var path = AVATARS + "/" + newId("ada");
        put(path, avatar()).statusCode(201);

        delete(path).statusCode(204);

        get(Tokens.admin(), path).statusCode(404).body("code", equalTo("not_found"));
        delete(path).statusCode(404);
    }

    @Test
    void anAvatarThatAPersonaWearsStays() {
        delete(AVATARS + "/maya").statusCode(409)
                .body("code", equalTo("conflict"))
                .body("detail", containsString("A persona still has the avatar maya"));
        get(Tokens.admin(), AVATARS + "/maya").statusCode(200);
    }

    @Test
    void whatAPersonaWoreOnceMayGo() {
        var once = newId("once");
        var now = newId("now");
        put(AVATARS + "/" + once, avatar()).statusCode(201);
        put(AVATARS + "/" + now, avatar()).statusCode(201);
        aPersonaThatChangedItsFace(once, now);

        delete(AVATARS + "/" + now).statusCode(409);
        delete(AVATARS + "/" + once).statusCode(204);
    }

    private void aPersonaThatChangedItsFace(String before, String after) {
        var persona = newId("persona");
        Database.execute("""
                INSERT INTO persona.persona (id, person_id, name, version, active)
                VALUES (?, ?, 'Ada', 2, false)""", persona, person);
        int version = 0;
        for (var face : List.of(before, after)) {
            Database.execute("""
                    INSERT INTO persona.persona_version (persona_id, version, digest, content, made_at)
                    VALUES (?, ?, 'sha256:-', ?, now())""", persona, ++version,
                    "{\"name\":\"Ada\",\"avatar_id\":\"" + face + "\"}");
        }
    }

    private static void refused(String path, String field, Object value, String pointer) {
        put(path, with(avatar(), field, value)).statusCode(422).body("errors.pointer", contains(pointer));
    }

    private static JsonPath listed(String token, String path) {
        return get(token, path).statusCode(200).extract().jsonPath().setRootPath("items");
    }
}
