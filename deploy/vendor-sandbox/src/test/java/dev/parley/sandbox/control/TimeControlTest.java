package dev.parley.sandbox.control;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.parley.sandbox.Receiver;
import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.livekit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TimeControlTest extends SandboxTest {

    @Test
    void whatWasDueHasHappenedAndBeenToldBeforeTheAnswer() {
        var id = tavus("/v2/conversations", """
                {"replica_id": "r", "callback_url": "%s", "properties": {"participant_absent_timeout": 600}}"""
                .formatted(receiver.url("/tavus"))).path("conversation_id");
        twirp("RoomService/CreateRoom", Tokens.forEverything("r"), "{\"name\":\"r\",\"emptyTimeout\":300}");

        control("/time/advance", "{\"seconds\":600}").then().statusCode(200).body("ahead_ms", greaterThan(590_000));

        assertThat(receiver.deliveries()).extracting(Receiver.Delivery::path)
                .containsExactly("/livekit", "/livekit", "/tavus");
        get("/sandbox/tavus/conversations").then().body("id", contains(id)).body("status", contains("ended"));
    }

    @Test
    void eachThingHappensAtItsOwnTime() {
        var before = now();
        twirp("RoomService/CreateRoom", Tokens.forEverything("r"), "{\"name\":\"r\",\"emptyTimeout\":300}");

        control("/time/advance", "{\"seconds\":3000}");

        var finished = Instant.ofEpochSecond(Long.parseLong(receiver.deliveries().getLast().text("/createdAt")));
        assertThat(Duration.between(before, finished)).isBetween(Duration.ofSeconds(299), Duration.ofSeconds(400));
    }

    @Test
    void tokensAndSignaturesStayWithEverybodysTime() {
        control("/time/advance", "{\"seconds\":80000}");

        twirp("RoomService/CreateRoom", Tokens.forEverything("r"), "{\"name\":\"r\"}").then().statusCode(200);
    }

    @Test
    void resettingReturnsToEverybodysTime() {
        control("/time/advance", "{\"seconds\":80000}");

        control("/reset", "");

        get("/sandbox/time").then().body("ahead_ms", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"seconds\":0}", "{\"seconds\":86401}"})
    void timeGoesForwardByADayAtMost(String body) {
        control("/time/advance", body).then().statusCode(400)
                .body("detail", equalTo("Invalid time: it goes forward, by a day at most"));
    }

    private static Instant now() {
        return Instant.parse(get("/sandbox/time").path("now"));
    }
}
