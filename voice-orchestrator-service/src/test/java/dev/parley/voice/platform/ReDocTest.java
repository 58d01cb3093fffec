package dev.parley.voice.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class ReDocTest {

    @Test
    void redocComesFromHereAltogether() {
        var page = given().get("/redoc").then().statusCode(200).contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .extract().asString();

        assertThat(Pattern.compile("(?:src|href|spec-url)=\"([^\"]*)\"").matcher(page).results()
                .map(found -> found.group(1))).containsExactly("/redoc/openapi.json", "/redoc/redoc.standalone.js");
        assertThat(given().get("/redoc/redoc.standalone.js").then().statusCode(200).contentType("text/javascript")
                .extract().asString()).contains("Redoc");
    }

    @Test
    void theDocumentHasTheSeedsRoutes() {
        var paths = given().get("/redoc/openapi.json").then().statusCode(200).contentType("application/json")
                .extract().jsonPath().getMap("paths");

        assertThat(paths.keySet().stream().map(Object::toString)).contains("/", "/health", "/api/session/start",
                "/api/session/end", "/v1/voice/agents", "/v1/voice/places/{id}");
    }

    @Test
    void swaggerUiReadsTheSameDocument() {
        given().get("/docs/").then().statusCode(200).body(containsString("/redoc/openapi.json"));
    }
}
