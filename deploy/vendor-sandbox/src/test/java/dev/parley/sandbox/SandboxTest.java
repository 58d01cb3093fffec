package dev.parley.sandbox;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;

/// What every test over HTTP starts from: an empty sandbox and a receiver that has heard nothing.
@QuarkusTestResource(SandboxSetup.class)
public abstract class SandboxTest {
    protected Receiver receiver;

    @BeforeEach
    void startAnew() {
        given().post("/sandbox/reset").then().statusCode(200);
        receiver.clear();
    }

    protected static Response control(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post("/sandbox" + path);
    }

    /// Everything that is due on the way has happened and been told when it returns.
    protected static void advance(int seconds) {
        advanceMs(seconds * 1000);
    }

    protected static void advanceMs(int milliseconds) {
        control("/time/advance", "{\"ms\":%d}".formatted(milliseconds)).then().statusCode(200);
    }

    protected static Response tavus(String path, String body) {
        return given().header("x-api-key", "sandbox-tavus-key").contentType(ContentType.JSON).body(body).post(path);
    }

    protected static Response tavus(String path) {
        return given().header("x-api-key", "sandbox-tavus-key").get(path);
    }

    protected static Response elevenLabs(String path) {
        return given().header("xi-api-key", "sandbox-elevenlabs-key").get(path);
    }

    protected static Response elevenLabs(String path, String body) {
        return given().header("xi-api-key", "sandbox-elevenlabs-key").contentType(ContentType.JSON).body(body)
                .post(path);
    }

    protected static Response twirp(String method, String token, String body) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON).body(body)
                .post("/twirp/livekit." + method);
    }
}
