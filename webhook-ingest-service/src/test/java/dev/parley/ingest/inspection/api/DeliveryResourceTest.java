package dev.parley.ingest.inspection.api;

import static dev.parley.ingest.normalise.StoredDeliveries.aRoom;
import static dev.parley.ingest.normalise.StoredDeliveries.factsOnceThereAre;
import static dev.parley.ingest.normalise.StoredDeliveries.store;
import static dev.parley.ingest.normalise.StoredDeliveries.storeGarbage;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class DeliveryResourceTest {
    private String room;
    private String started;
    private String repainted;
    private String garbage;
    private String finished;

    @BeforeEach
    void aConversation() {
        room = aRoom();
        started = Long.toString(store(room, "room_started"));
        repainted = Long.toString(store(room, "room_repainted"));
        garbage = Long.toString(storeGarbage(room));
        finished = Long.toString(store(room, "room_finished"));
        factsOnceThereAre(room, 3);
    }

    @Test
    void aConversationsDeliveriesAreListedNewestFirst() {
        list("conversation=" + room).statusCode(200)
                .body("items.id", contains(finished, garbage, repainted, started))
                .body("items.outcome", contains("published", "dead", "unrecognised", "published"))
                .body("items.type", contains("room_finished", "room_started", "room_repainted", "room_started"))
                .body("items.vendor", everyItem(equalTo("livekit")))
                .body("items.payload", everyItem(nullValue()))
                .body("items[0].received_at", notNullValue())
                .body("next_cursor", nullValue());
    }

    @Test
    void pagesLeaveNothingOutAndRepeatNothing() {
        String cursor = list("limit=3&conversation=" + room).statusCode(200)
                .body("items.id", contains(finished, garbage, repainted)).extract().path("next_cursor");

        list("limit=3&conversation=" + room + "&cursor=" + cursor)
                .body("items.id", contains(started)).body("next_cursor", nullValue());
    }

    @Test
    void aListIsNarrowedByEachFilter() {
        var all = "conversation=" + room;
        list(all + "&outcome=published").body("items.id", contains(finished, started));
        list(all + "&outcome=unrecognised").body("items.id", contains(repainted));
        list(all + "&outcome=dead").body("items.id", contains(garbage));
        list(all + "&outcome=pending").body("items", empty());
        list(all + "&type=room_started").body("items.id", contains(garbage, started));
        list(all + "&vendor=tavus").body("items", empty());
        list(all + "&vendor=livekit&from=2026-01-01").body("items.size()", equalTo(4));
        list(all + "&from=2999-01-01").body("items", empty());
        list(all + "&to=2026-01-01T00:00:00Z").body("items", empty());
        list("conversation=nobody").body("items", empty());
        list("outcome=dead&limit=200").body("items.id", hasItem(garbage));
    }

    @Test
    void whatWaitsForItsTurnIsPending() throws SQLException {
        try (var older = Database.connect("postgres")) {
            older.setAutoCommit(false);
            Database.query(older, "SELECT pg_current_xact_id()");
            var waiting = Long.toString(store(room, "room_started"));

            list("outcome=pending&conversation=" + room).body("items.id", contains(waiting));
            list("outcome=published&conversation=" + room).body("items.id", contains(finished, started));
            older.rollback();
        }
    }

    @Test
    void whatADeliverySaysIsForAdminsAlone() {
        get("/v1/deliveries/" + started, Tokens.admin()).statusCode(200)
                .body("id", equalTo(started))
                .body("outcome", equalTo("published"))
                .body("payload.room.name", equalTo(room))
                .body("payload.event", equalTo("room_started"));
        get("/v1/deliveries/" + started, Tokens.service()).statusCode(200)
                .body("conversation", equalTo(room)).body("payload", nullValue());
        get("/v1/deliveries/" + started, Tokens.user("anna")).statusCode(403);
        given().get("/v1/deliveries/" + started).then().statusCode(401);
        get("/v1/deliveries", Tokens.user("anna")).statusCode(403);
        get("/v1/dead-letters", Tokens.user("anna")).statusCode(403);
    }

    @Test
    void aDeliveryWhosePayloadCannotBeReadIsShownWithoutIt() {
        get("/v1/deliveries/" + garbage, Tokens.admin()).statusCode(200).body("outcome", equalTo("dead"))
                .body("payload", nullValue());
    }

    @Test
    void anUnknownDeliveryIsNotFound() {
        get("/v1/deliveries/9999999999", Tokens.admin()).statusCode(404)
                .body("detail", equalTo("There is no delivery 9999999999"));
        get("/v1/deliveries/nonsense", Tokens.admin()).statusCode(404);
        get("/v1/deliveries/99999999999999999999999", Tokens.admin()).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"cursor=nonsense,400", "cursor=eAp4,400", "limit=0,422", "limit=201,422", "vendor=zoom,422",
            "outcome=lost,422",
            "from=yesterday,422", "to=99999-01-01,422", "from=2026-03-02&to=2026-03-01,422",
            "from=2026-03-01&to=2026-03-01,422", "conversation=%00,422", "type=%00,422"})
    void aListThatCannotBeMeantIsRefused(String query, int status) {
        given().auth().oauth2(Tokens.admin()).urlEncodingEnabled(false).get("/v1/deliveries?" + query).then()
                .statusCode(status).contentType("application/problem+json");
    }

    @Test
    void deadLettersSayWhy() {
        String reason = get("/v1/dead-letters?limit=200", Tokens.admin()).statusCode(200)
                .body("items.delivery_id", hasItem(garbage))
                .body("items.delivery_id", not(hasItem(started)))
                .extract().path("items.find { it.delivery_id == '" + garbage + "' }.reason");
        assertThat(reason).contains("PayloadCodec");

        get("/v1/dead-letters?vendor=tavus", Tokens.admin()).body("items.delivery_id", not(hasItem(garbage)));
        get("/v1/dead-letters?vendor=zoom", Tokens.admin()).statusCode(422);
        get("/v1/dead-letters?cursor=nonsense", Tokens.admin()).statusCode(400);
        get("/v1/dead-letters?limit=1", Tokens.service()).statusCode(200)
                .body("items.size()", equalTo(1));
    }

    @Test
    void withoutAnActorTheDatabaseShowsNothing() throws SQLException {
        await().atMost(30, SECONDS).until(
                () -> !Database.query("SELECT delivery_id FROM ingest.dead_letter").isEmpty());
        try (var nobody = Database.connect("ingest_app")) {
            for (var table : new String[]{"delivery", "dead_letter", "unrecognised", "normaliser_cursor", "last_heard",
                    "live_session"}) {
                assertThat(Database.query(nobody, "SELECT 1 FROM ingest." + table)).as(table).isEmpty();
            }
        }
    }

    private static ValidatableResponse list(String query) {
        return get("/v1/deliveries?" + query, Tokens.service());
    }

    private static ValidatableResponse get(String path, String token) {
        return given().auth().oauth2(token).get(path).then();
    }
}
