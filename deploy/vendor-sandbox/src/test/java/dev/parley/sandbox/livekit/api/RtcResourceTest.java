package dev.parley.sandbox.livekit.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.livekit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RtcResourceTest extends SandboxTest {

    @Test
    void aTokenThatOpensARoomIsGoodInTheQueryAndInTheHeader() {
        var token = Tokens.toJoin("r", "ann", "");

        validate(token).statusCode(200).contentType(startsWith("text/plain")).body(equalTo("success"));
        given().header("Authorization", "Bearer " + token).get("/rtc/validate").then()
                .statusCode(200).body(equalTo("success"));
    }

    @Test
    void aTokenThatOpensNoRoomIsRefusedInTheServersWords() {
        given().get("/rtc/validate").then().statusCode(401).body(equalTo("permissions denied"));
        validate(Tokens.forEverything("r")).statusCode(401).body(equalTo("permissions denied"));
        validate("garbage").statusCode(401).body(equalTo("invalid authorization token"));
        validate(Tokens.signed("nokey", "secret", "{}", "")).statusCode(401).body(equalTo("invalid API key: nokey"));
        validate(Tokens.toJoin("r", "", "")).statusCode(400).body(equalTo("identity cannot be empty"));
        validate(Tokens.toJoin("", "ann", "")).statusCode(400).body(equalTo("no room name"));
        validate(Tokens.toJoin("r", "a".repeat(257), "")).statusCode(400)
                .body(equalTo("identity length exceeds limits"));
    }

    @Test
    void theTokenOfWhoeverWasRemovedIsStillGood() {
        var token = Tokens.toJoin("r", "ann", "");
        control("/livekit/rooms/r/join", "{\"token\":\"%s\"}".formatted(token)).then().statusCode(200);
        twirp("RoomService/RemoveParticipant", Tokens.forEverything("r"),
                "{\"room\":\"r\",\"identity\":\"ann\",\"revokeTokenTs\":\"4102444800\"}").then().statusCode(200);

        validate(token).statusCode(200);
    }

    private static ValidatableResponse validate(String token) {
        return given().queryParam("access_token", token).get("/rtc/validate").then();
    }
}
