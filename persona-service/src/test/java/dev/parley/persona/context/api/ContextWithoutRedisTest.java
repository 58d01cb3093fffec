package dev.parley.persona.context.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The same service where nobody listens at Redis's address.
@QuarkusTest
@TestProfile(ContextWithoutRedisTest.NoRedis.class)
@WithTestResource(ParleyPlatform.class)
class ContextWithoutRedisTest {

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void contextsAreCompiledAndChangesCount() {
        as("no-redis").body("{\"name\": \"Nora\"}").put("/v1/me/profile").then().statusCode(200);
        compile().body("livekit.opening_line", containsString("Nora"));
        compile().body("livekit.opening_line", containsString("Nora"));

        as("no-redis").body("{\"name\": \"Leonora\"}").put("/v1/me/profile").then().statusCode(200);

        compile().body("livekit.opening_line", containsString("Leonora"));
    }

    @Test
    void theCatalogueAndThePersonasAreThere() {
        as("no-redis").get("/v1/avatars?tier=free").then().statusCode(200).body("items.id", hasItem("maya"));
        as("no-redis").get("/v1/voices").then().statusCode(200).body("items.id", hasItem("Ashley"));
        as("no-redis").get("/v1/personas").then().statusCode(200).body("items.id", hasItem("mentor-maya"));
        as("no-redis").delete("/v1/me").then().statusCode(204);
    }

    @Test
    void theServiceIsReadyAllTheSame() {
        given().get(management.resolve("/q/health/ready")).then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    private static ValidatableResponse compile() {
        return as("no-redis").body("{\"persona_id\": \"mentor-maya\", \"kind\": \"mentor\"}").post("/v1/contexts")
                .then().statusCode(200);
    }

    private static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.user(person)).contentType(ContentType.JSON);
    }

    public static class NoRedis implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:1");
        }
    }
}
