package dev.parley.session.notes.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.session.lifecycle.MentorApp.Started;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class NoteResourceTest {
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
    void notesAreEmptyUntilSomebodyWritesThem() {
        app.get(path()).statusCode(200).header("ETag", "\"0\"").body("text", equalTo(""));

        write("\"0\"", "Sleep more").statusCode(200).header("ETag", "\"1\"").body("text", equalTo("Sleep more"));
        app.get(path()).statusCode(200).header("ETag", "\"1\"").body("text", equalTo("Sleep more"));
    }

    @Test
    void whoHasNotSeenTheNewestMayNotReplaceIt() {
        write("\"0\"", "First").statusCode(200);

        write("\"0\"", "Second").statusCode(412).body("code", equalTo("precondition_failed"));
        write(null, "Second").statusCode(428).body("code", equalTo("precondition_required"));
        write("*", "Third").statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void ofTwoWhoWriteAtOnceOneIsTold() {
        var statuses = IntStream.range(0, 8).parallel()
                .mapToObj(n -> write("\"0\"", "By " + n).extract().statusCode()).toList();

        assertThat(statuses).containsOnlyOnce(200).contains(412).containsOnly(200, 412);
    }

    @Test
    void whatIsTooLongIsRefused() {
        write("\"0\"", "a".repeat(50_000)).statusCode(200);
        write("\"1\"", "a".repeat(50_001)).statusCode(422).body("errors[0].pointer", equalTo("/text"));
        write("\"1\"", "a".repeat(5 << 20)).statusCode(413);
        send("\"1\"", Map.of("txt", "A slip")).statusCode(422);
        send("\"1\"", Map.of()).statusCode(422);
    }

    @Test
    void somebodyElsesAreNeitherReadNorWritten() {
        write("\"0\"", "Mine").statusCode(200);
        var mallory = MentorApp.ofSomebodyNew();

        mallory.get(path()).statusCode(404);
        given().auth().oauth2(mallory.token()).contentType(ContentType.JSON).header("If-Match", "*")
                .body(Map.of("text", "Theirs")).put(path()).then().statusCode(404);
        assertThat(Database.query("SELECT text FROM session.session_note WHERE session_id = ?", started.session()))
                .containsExactly("Mine");
    }

    private String path() {
        return "/v1/sessions/" + started.session() + "/notes";
    }

    private ValidatableResponse write(@Nullable String ifMatch, String text) {
        return send(ifMatch, Map.of("text", text));
    }

    private ValidatableResponse send(@Nullable String ifMatch, Map<String, String> body) {
        var request = given().auth().oauth2(app.token()).contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path()).then();
    }
}
