package dev.parley.session.transcript.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.session.lifecycle.MentorApp.Started;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class TranscriptResourceTest {
    private MentorApp app;
    private Started started;

    @BeforeEach
    void aSessionOfSomebody() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = MentorApp.ofSomebodyNew();
        started = app.started();
    }

    @Test
    void aTranscriptIsWrittenAsItIsAskedFor() {
        said();

        read("*/*", "").contentType("application/json").body("text", contains("Hi\nthere", "Hello"));
        read("text/plain", "").contentType("text/plain")
                .body(equalTo("user: Hi\n  there\nassistant: Hello\n"));
        read("text/vtt", "").contentType("text/vtt").body(startsWith("WEBVTT\n\n00:00:00.500 --> 00:00:02.000\n"));
        read("text/html, text/plain;q=0.5", "").contentType("text/plain");
    }

    @Test
    void aLinkMayNameTheForm() {
        said();

        read("text/html", "?format=vtt").contentType("text/vtt");
        read("*/*", "?format=vtt").contentType("text/vtt");
        read("*/*", "?format=text").contentType("text/plain");
        read("*/*", "?format=pdf").statusCode(422).body("errors[0].pointer", equalTo("/format"));
    }

    @Test
    void beforeItHasComeItIsEmpty() {
        read("*/*", "").statusCode(200).body("$", empty());
    }

    @Test
    void somebodyElsesIsNotFoundInAnyForm() {
        said();
        var mallory = MentorApp.ofSomebodyNew();

        given().auth().oauth2(mallory.token()).accept("text/vtt")
                .get("/v1/sessions/" + started.session() + "/transcript").then().statusCode(404);
    }

    private void said() {
        Database.execute("""
                INSERT INTO session.transcript_turn (session_id, person_id, position, role, said, offset_seconds)
                VALUES (?, ?, 1, 'user', E'Hi\\nthere', 0.5), (?, ?, 2, 'assistant', 'Hello', 2)""",
                started.session(), app.person(), started.session(), app.person());
    }

    private ValidatableResponse read(String accept, String query) {
        return given().auth().oauth2(app.token()).accept(accept)
                .get("/v1/sessions/" + started.session() + "/transcript" + query).then();
    }
}
