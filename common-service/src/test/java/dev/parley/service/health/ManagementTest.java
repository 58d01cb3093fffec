package dev.parley.service.health;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class ManagementTest {

    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"health/live", "health/ready", "health/started", "metrics"})
    void healthAndMetricsAreOnTheManagementPortAndNotOnThePublicOne(String path) {
        await().untilAsserted(() -> given().get(management.resolve("/q/" + path)).then().statusCode(200));
        given().get("/q/" + path).then().statusCode(404);
    }

    @Test
    void theContractIsOnThePublicPort() {
        given().get("/q/openapi").then().statusCode(200);
        given().get("/docs/").then().statusCode(200);
    }
}
