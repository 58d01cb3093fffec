package dev.parley.session.recording.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.session.lifecycle.MentorApp.Started;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class RecordingResourceTest {
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
    void whereASessionWasRecordedToIsToldInOrder() {
        recorded("s3://bucket/second", "2026-03-01T12:10:00Z");
        recorded("s3://bucket/first", "2026-03-01T12:00:00Z");

        app.get(path()).statusCode(200).body("items.location", contains("s3://bucket/first", "s3://bucket/second"))
                .body("items.lasted_seconds", contains(600, 600));
    }

    @Test
    void untilOneComesThereIsNone() {
        app.get(path()).statusCode(200).body("items", empty());
    }

    @Test
    void somebodyElsesIsNotFound() {
        recorded("s3://bucket/first", "2026-03-01T12:00:00Z");

        MentorApp.ofSomebodyNew().get(path()).statusCode(404);
    }

    private String path() {
        return "/v1/sessions/" + started.session() + "/recording";
    }

    private void recorded(String location, String at) {
        Database.execute("""
                INSERT INTO session.recording (session_id, person_id, location, recorded_at, lasted_seconds)
                VALUES (?, ?, ?, CAST(? AS timestamptz), 600)""", started.session(), app.person(), location, at);
    }
}
