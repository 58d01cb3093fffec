package dev.parley.sandbox.tavus.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.Recordings;
import dev.parley.sandbox.SandboxTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReplicaResourceTest extends SandboxTest {
    private static final String STOCK = "r9fa0878977a";

    @Test
    void aNewReplicaIsTrainedForAWhile() {
        var id = create("{\"replica_name\":\"Mia\",\"train_video_url\":\"https://localhost/v.mp4\"}");

        tavus("/v2/replicas/" + id).then()
                .statusCode(200)
                .body("replica_name", equalTo("Mia"))
                .body("status", equalTo("started"))
                .body("", not(hasKey("replica_type")));
        control("/time/advance", "{\"seconds\":30}");
        tavus("/v2/replicas/" + id).then().body("training_progress", matchesPattern("5\\d/100"));
        control("/time/advance", "{\"seconds\":30}");
        tavus("/v2/replicas/" + id + "?verbose=true").then()
                .body("status", equalTo("completed"))
                .body("training_progress", equalTo("100/100"))
                .body("replica_type", equalTo("user"));
    }

    @Test
    void theEndOfATrainingIsToldWithoutAnEnvelope() {
        var id = create("{\"callback_url\":\"%s\"}".formatted(receiver.url("/training")));

        control("/time/advance", "{\"seconds\":60}");

        assertThat(told()).isEqualTo(Recordings.parse("{\"replica_id\":\"%s\",\"status\":\"ready\"}".formatted(id)));
    }

    @Test
    void aTrainingMayFail() {
        var id = create("{\"callback_url\":\"%s\"}".formatted(receiver.url("/training")));

        control("/tavus/replicas/" + id + "/fail", "{\"error_message\":\"Too dark\"}").then().statusCode(200);

        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(1));
        assertThat(told()).isEqualTo(Recordings.parse(
                "{\"replica_id\":\"%s\",\"status\":\"error\",\"error_message\":\"Too dark\"}".formatted(id)));
        tavus("/v2/replicas/" + id).then()
                .body("status", equalTo("error")).body("error_message", equalTo("Too dark"));
        control("/tavus/replicas/" + id + "/fail", "{}").then().statusCode(409);
        control("/time/advance", "{\"seconds\":60}");
        assertThat(receiver.deliveries()).hasSize(1);
    }

    @Test
    void aFaceIsAReplicaUnderNewerNames() {
        var id = tavus("/v2/faces", "{\"face_name\":\"Mia\"}").then()
                .statusCode(200).body("", aMapWithSize(2)).body("status", equalTo("started"))
                .extract().<String>path("face_id");

        tavus("/v2/faces/" + id + "?verbose=true").then()
                .body("face_id", equalTo(id)).body("face_name", equalTo("Mia")).body("face_type", equalTo("user"))
                .body("", not(hasKey("replica_id")));
        tavus("/v2/replicas/" + id).then().body("replica_id", equalTo(id)).body("replica_name", equalTo("Mia"));
    }

    @Test
    void theListIsPagedAndFiltered() {
        var first = create("{\"model_name\":\"phoenix-2\"}");
        var second = create("{}");

        tavus("/v2/replicas?limit=2").then()
                .body("total_count", equalTo(3)).body("data.replica_id", contains(second, first));
        tavus("/v2/replicas?limit=2&page=2").then().body("data.replica_id", contains(STOCK));
        tavus("/v2/replicas?replica_type=system").then().body("data.replica_id", contains(STOCK));
        tavus("/v2/faces?face_type=user").then().body("data.face_id", contains(second, first));
        tavus("/v2/replicas?replica_ids=" + first + ",rnope").then().body("data.replica_id", contains(first));
        tavus("/v2/replicas?model_name=phoenix-2").then().body("data.replica_id", contains(first));
        tavus("/v2/replicas?replica_type=mine").then()
                .statusCode(400).body("error", equalTo("Invalid replica_type"));
    }

    @Test
    void aReplicaMayBeRenamed() {
        var id = create("{\"replica_name\":\"Mia\"}");

        rename(id, "{\"replica_name\":\"Max\"}").statusCode(200);

        tavus("/v2/replicas/" + id).then().body("replica_name", equalTo("Max"));
        rename(id, "{}").statusCode(400).body("error", equalTo("Invalid replica_name"));
        rename("rnope", "{\"replica_name\":\"Max\"}").statusCode(400).body("error", equalTo("Invalid replica_uuid"));
    }

    @Test
    void aDeletedReplicaIsUnknown() {
        var id = create("{}");

        delete(id).statusCode(204);

        tavus("/v2/replicas/" + id).then().statusCode(400).body("error", equalTo("Invalid replica_uuid"));
        delete(id).statusCode(400).body("error", equalTo("Invalid replica_uuid"));
    }

    @Test
    void theStockReplicaIsNobodysToChange() {
        tavus("/v2/replicas/" + STOCK).then().body("status", equalTo("completed"));
        rename(STOCK, "{\"replica_name\":\"Mine\"}").statusCode(400);
        delete(STOCK).statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[] | The body must be a JSON object",
            "{\"replica_name\":1} | Invalid replica_name: it must be text",
            "{\"train_video_url\":1} | Invalid train_video_url: it must be text",
            "{\"callback_url\":\"nowhere\"} | Invalid callback_url"})
    void brokenInputIsRefusedUnderError(String body, String error) {
        tavus("/v2/replicas", body).then().statusCode(400).body("error", equalTo(error));
    }

    private JsonNode told() {
        return receiver.deliveries().getFirst().json();
    }

    private static String create(String body) {
        return tavus("/v2/replicas", body).then().statusCode(200).extract().path("replica_id");
    }

    private static ValidatableResponse rename(String id, String body) {
        return given().header("x-api-key", "sandbox-tavus-key").contentType("application/json").body(body)
                .patch("/v2/replicas/" + id + "/name").then();
    }

    private static ValidatableResponse delete(String id) {
        return given().header("x-api-key", "sandbox-tavus-key").delete("/v2/faces/" + id).then();
    }
}
