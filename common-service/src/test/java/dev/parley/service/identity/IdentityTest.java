package dev.parley.service.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.service.notebook.WhoAmI;
import dev.parley.service.notebook.Work;
import dev.parley.stack.identity.TokenMint;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class IdentityTest {

    @Inject
    ServiceTokens serviceTokens;
    @TestHTTPResource
    URI here;

    @Test
    void thePersonIsTheSubjectOfTheToken() {
        assertThat(ask(Tokens.user("anna"), "/v1/who-am-i").asString()).isEqualTo("anna");
        assertThat(ask(Tokens.user("anna"), "/v1/who-am-i/blocking").asString()).isEqualTo("anna");
    }

    @Test
    void aServiceAndAnAdminMayActForOthers() {
        assertThat(ask(Tokens.service(), "/v1/who-am-i").asString()).isEqualTo("a-product for others");
        assertThat(ask(Tokens.admin(), "/v1/who-am-i").asString()).isEqualTo("an-operator for others");
    }

    @Test
    void aTokenWithoutGroupsIsAUsers() throws Exception {
        assertThat(ask(withoutGroups("anna"), "/v1/who-am-i").asString()).isEqualTo("anna");
        assertThat(ask(withoutGroups("anna"), "/v1/trouble/user").statusCode()).isEqualTo(200);
        assertThat(ask(withoutGroups("anna"), "/v1/trouble/admin").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("worthless")
    void aTokenThatCannotBeTrustedIsRefused(String token) {
        assertThat(ask(token, "/v1/who-am-i").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("worthless")
    void aRouteForEverybodyDoesNotLookAtTheToken(String token) {
        assertThat(ask(token, "/v1/trouble/full").statusCode()).isEqualTo(429);
    }

    static Stream<String> worthless() {
        var valid = Tokens.user("anna");
        return Stream.of(Tokens.expired("anna"), Tokens.ofAnotherIssuer("anna"), Tokens.forgedServiceToken(), "garbage",
                "a.b.c",
                valid.substring(0, valid.lastIndexOf('.') + 1), valid.substring(0, valid.length() - 8) + "AAAAAAAA");
    }

    @Test
    void aServicesOwnTokenIsBelieved() {
        assertThat(ask(serviceTokens.token(), "/v1/who-am-i").asString()).isEqualTo("common-service-test for others");
        assertThat(serviceTokens.token()).isEqualTo(serviceTokens.token());
    }

    @Test
    void theCallersTokenTravelsOn() {
        assertThat(ask(Tokens.user("anna"), "/v1/who-am-i/passed-on").asString()).isEqualTo("anna");
        assertThat(ask(Tokens.user("anna"), "/v1/who-am-i/passed-on/public").asString()).isEqualTo("anna");
    }

    @Test
    void withoutACallerTheServicesOwnTokenGoes() {
        var client = QuarkusRestClientBuilder.newBuilder().baseUri(here).build(WhoAmI.class);
        assertThat(Work.done(client::ask)).isEqualTo("common-service-test for others");
        assertThat(client.ask().await().indefinitely()).isEqualTo("common-service-test for others");
    }

    @Test
    void aStrangersCallToARouteForEverybodyGoesOnUnderTheServicesOwnToken() {
        assertThat(given().get("/v1/who-am-i/passed-on/public").asString()).isEqualTo("common-service-test for others");
        assertThat(ask("garbage", "/v1/who-am-i/passed-on/public").asString())
                .isEqualTo("common-service-test for others");
    }

    @Test
    void aPersonActsForThemselvesOnly() {
        assertThat(ask(Tokens.user("anna"), "/v1/who-am-i/for").asString()).isEqualTo("anna");
        assertThat(ask(Tokens.user("anna"), "/v1/who-am-i/for?user_id=anna").asString()).isEqualTo("anna");
        assertThat(ask(Tokens.user("anna"), "/v1/who-am-i/for?user_id=ben").statusCode()).isEqualTo(403);
    }

    @Test
    void aServiceActsForAnybody() {
        assertThat(ask(Tokens.service(), "/v1/who-am-i/for?user_id=ben").asString()).isEqualTo("ben");
        assertThat(ask(Tokens.admin(), "/v1/who-am-i/for?user_id=ben").asString()).isEqualTo("ben");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "ben%00", "ben%0A"})
    void nobodyHasAnIdThatIsNone(String id) {
        var answer = given().auth().oauth2(Tokens.service()).urlEncodingEnabled(false)
                .get("/v1/who-am-i/for?user_id=" + id);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/user_id");
    }

    /// As a provider signs it that knows nothing of our roles.
    private static String withoutGroups(String person) throws Exception {
        return Jwt.issuer(TokenMint.ISSUER).subject(person)
                .sign(KeyUtils.decodePrivateKey(Files.readString(Tokens.peoplesKey())));
    }

    private static Response ask(String token, String path) {
        return given().auth().oauth2(token).get(path);
    }
}
