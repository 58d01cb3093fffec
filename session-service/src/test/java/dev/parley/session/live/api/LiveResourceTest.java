package dev.parley.session.live.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.session.lifecycle.MentorApp.Started;
import dev.parley.session.live.EventStream;
import dev.parley.session.live.EventStream.Received;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nobody looks by themselves in here for as long as a test lasts: whatever is heard, somebody was told of.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class LiveResourceTest {
    @Inject
    RedisDataSource redis;
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
    void whatHappensIsToldWhenItIsCommitted() {
        try (var stream = EventStream.of(started.session(), app.token())) {
            stream.hears("active");

            app.end(started).statusCode(200);

            stream.hears("ended");
            stream.hears("vendor.ended");
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.ids()).isSorted().doesNotHaveDuplicates();
            assertThat(stream.received()).filteredOn(event -> event.name().equals("state"))
                    .extracting(Received::data).hasSize(3);
            assertThat(stream.other()).isEmpty();
        }
    }

    @Test
    void whoComesBackMissesNothingAndHearsNothingTwice() {
        var seen = 0L;
        try (var stream = EventStream.of(started.session(), app.token())) {
            stream.hears("requested");
            seen = stream.ids().getFirst();
        }
        app.end(started).statusCode(200);

        try (var again = EventStream.of(started.session(), app.token(), String.valueOf(seen))) {
            again.hears("vendor.ended");

            var all = Stream.concat(Stream.of(seen), again.ids().stream()).map(String::valueOf).toList();
            assertThat(all).containsExactlyElementsOf(Database.query(
                    "SELECT id FROM session.timeline_entry WHERE session_id = ? ORDER BY id", started.session()));
        }
    }

    @Test
    void newsOfAnotherInstanceAreHeard() {
        try (var stream = EventStream.of(started.session(), app.token())) {
            stream.hears("active");

            Database.execute("""
                    INSERT INTO session.timeline_entry (session_id, person_id, happened_at, learned_at, what, how)
                    VALUES (?, ?, now(), now(), 'elsewhere', 'ours')""", started.session(), app.person());

            await().atMost(20, SECONDS).until(() -> {
                redis.pubsub(String.class).publish("parley:session:news", started.session());
                return stream.whats().contains("elsewhere");
            });
        }
    }

    @Test
    void somebodyElsesSessionIsNotFoundBeforeAStreamOpens() {
        var mallory = MentorApp.ofSomebodyNew();

        mallory.get("/v1/sessions/" + started.session() + "/events").statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not_found"));
        RestAssured.get("/v1/sessions/" + started.session() + "/events").then().statusCode(401);
    }

    @Test
    void aProductMayFollowAnybody() {
        try (var stream = EventStream.of(started.session(), Tokens.service())) {
            stream.hears("active");
        }
    }

    @Test
    void aPlaceThatNoStreamGaveIsRefused() {
        try (var stream = EventStream.of(started.session(), app.token(), "yesterday")) {
            assertThat(stream.status()).isEqualTo(400);
        }
    }
}
