package dev.parley.ingest.normalise.api;

import static dev.parley.ingest.normalise.StoredDeliveries.aRoom;
import static dev.parley.ingest.normalise.StoredDeliveries.factsOnceThereAre;
import static dev.parley.ingest.normalise.StoredDeliveries.mend;
import static dev.parley.ingest.normalise.StoredDeliveries.store;
import static dev.parley.ingest.normalise.StoredDeliveries.storeGarbage;
import static dev.parley.ingest.normalise.StoredDeliveries.storeMany;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class ReplayResourceTest {

    @Test
    void aReplayedFactKeepsItsIdAndSoCountsOnce() {
        var room = aRoom();
        var delivery = store(room, "room_started");
        var first = factsOnceThereAre(room, 1).getFirst();

        post("/v1/deliveries/" + delivery + "/replay", "").statusCode(200)
                .body("deliveries", equalTo(1)).body("facts", equalTo(1)).body("dead_letters", equalTo(0));

        var twice = factsOnceThereAre(room, 2);
        assertThat(twice).extracting(record -> Kafka.header(record, "ce_id"))
                .containsExactly(Kafka.header(first, "ce_id"), Kafka.header(first, "ce_id"));
        assertThat(new String(twice.getLast().value())).isEqualTo(new String(first.value()));
    }

    @Test
    void aRangeIsReplayedInOrderAndNothingElse() {
        var room = aRoom();
        var other = aRoom();
        store(room, "room_started");
        store(other, "room_started");
        store(room, "room_repainted");
        store(room, "room_finished");
        factsOnceThereAre(room, 3);

        range("""
                {"from": "2026-01-01", "to": "2999-01-01T00:00:00Z", "vendor": "livekit", "conversation": "%s"}"""
                .formatted(room)).statusCode(200)
                .body("deliveries", equalTo(3)).body("facts", equalTo(3)).body("unrecognised", equalTo(1));

        assertThat(factsOnceThereAre(room, 6)).extracting(record -> Kafka.header(record, "ce_type")).containsExactly(
                "parley.conversation.started.v1", "parley.conversation.unrecognised.v1",
                "parley.conversation.room-finished.v1", "parley.conversation.started.v1",
                "parley.conversation.unrecognised.v1", "parley.conversation.room-finished.v1");
        assertThat(factsOnceThereAre(other, 1)).hasSize(1);
    }

    @Test
    void aRangeWithNothingInItIsReplayed() {
        range("{\"from\": \"2026-01-01\", \"to\": \"2026-01-02\"}").statusCode(200).body("deliveries", equalTo(0));
    }

    @Test
    void tooManyAreRefusedAndNoneIsReplayed() {
        var room = aRoom();
        storeMany(List.of(room), 101);
        factsOnceThereAre(room, 101);

        range("""
                {"from": "2026-01-01", "to": "2999-01-01", "conversation": "%s"}""".formatted(room)).statusCode(422)
                .body("errors[0].pointer", equalTo("/to"))
                .body("errors[0].detail", containsString("more than 100 deliveries"));

        var last = store(room, "room_finished");
        assertThat(factsOnceThereAre(room, 102)).hasSize(102);
        assertThat(new String(factsOnceThereAre(room, 102).getLast().value())).contains("\"" + last + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"from\": \"2026-01-01\"}", "{\"from\": \"2026-01-02\", \"to\": \"2026-01-01\"}",
            "{\"from\": \"soon\", \"to\": \"2026-01-01\"}",
            "{\"from\": \"2026-01-01\", \"to\": \"2026-01-02\", \"vendor\": \"zoom\"}",
            "{\"from\": \"2026-01-01\", \"to\": \"2026-01-02\", \"conversation\": \"\\u0000\"}"})
    void aRangeThatCannotBeMeantIsRefused(String range) {
        range(range).statusCode(422).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"from\": ",
            "{\"from\": \"2026-01-01\", \"to\": \"2026-01-02\", \"vender\": \"tavus\"}"})
    void aBodyThatIsNoRangeIsRefused(String body) {
        assertThat(range(body).extract().statusCode()).isBetween(400, 422);
    }

    @Test
    void aDeadLetterIsRetriedUntilItCanBeRead() {
        var room = aRoom();
        var delivery = storeGarbage(room);
        await().atMost(30, SECONDS).until(() -> attempts(delivery).equals(List.of("1")));

        post("/v1/dead-letters/" + delivery + "/retry", "").statusCode(200)
                .body("facts", equalTo(0)).body("dead_letters", equalTo(1));
        assertThat(attempts(delivery)).containsExactly("2");

        mend(delivery, room);
        post("/v1/dead-letters/" + delivery + "/retry", "").statusCode(200)
                .body("facts", equalTo(1)).body("dead_letters", equalTo(0));

        assertThat(factsOnceThereAre(room, 1)).hasSize(1);
        assertThat(attempts(delivery)).isEmpty();
        post("/v1/dead-letters/" + delivery + "/retry", "").statusCode(404)
                .body("detail", equalTo("There is no dead letter of a delivery " + delivery));
    }

    @Test
    void whatIsUnderstoodByNowIsNoLongerUnrecognised() {
        var room = aRoom();
        var delivery = store(room, "room_repainted");
        var unrecognised = factsOnceThereAre(room, 1).getFirst();
        mend(delivery, room);

        post("/v1/deliveries/" + delivery + "/replay", "").statusCode(200).body("unrecognised", equalTo(0));

        assertThat(Database.query("SELECT delivery_id FROM ingest.unrecognised WHERE delivery_id = ?", delivery))
                .isEmpty();
        assertThat(Kafka.header(factsOnceThereAre(room, 2).getLast(), "ce_id"))
                .isNotEqualTo(Kafka.header(unrecognised, "ce_id"));
    }

    @Test
    void whatTheDatabaseCannotKeepBecomesADeadLetterHereToo() {
        var noText = store("livekit", "room_started", null, """
                {"event": "room_started", "room": {"name": "a\\u0000b"}}""");
        await().atMost(30, SECONDS).until(() -> attempts(noText).equals(List.of("1")));

        post("/v1/deliveries/" + noText + "/replay", "").statusCode(200).body("dead_letters", equalTo(1));

        assertThat(attempts(noText)).containsExactly("2");
    }

    @Test
    void onlyAdminsReplayAndOnlyWhatIsThere() {
        for (var path : List.of("/v1/deliveries/9999999999/replay", "/v1/dead-letters/9999999999/retry")) {
            post(path, "").statusCode(404);
            given().auth().oauth2(Tokens.service()).post(path).then().statusCode(403);
            given().auth().oauth2(Tokens.user("anna")).post(path).then().statusCode(403);
            given().post(path).then().statusCode(401);
        }
        given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON)
                .body("{\"from\": \"2026-01-01\", \"to\": \"2026-01-02\"}").post("/v1/deliveries/replay").then()
                .statusCode(403);
    }

    private static List<String> attempts(long delivery) {
        return Database.query("SELECT attempts FROM ingest.dead_letter WHERE delivery_id = ?", delivery);
    }

    private static ValidatableResponse range(String body) {
        return post("/v1/deliveries/replay", body);
    }

    private static ValidatableResponse post(String path, String body) {
        return given().auth().oauth2(Tokens.admin()).contentType(ContentType.JSON).body(body).post(path).then();
    }
}
